import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { loadRecords } from './load-records.ts';
import type { RecordChange, Records } from './records.ts';
import { openStateDatabase, writeChanges } from './state-database.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/** A SQLite file that keeps the records over a restart, one row for each. Only one process can open it at a time. */
export type StateFile = {
  /** Reads all records. Throws StateFileError for rows that this version of the embedded KMS did not write. */
  load(): Records;
  /** Writes all changes; a `kill -9` after it loses none. Throws StateFileError, and then has written nothing. */
  write(changes: readonly RecordChange[]): void;
  close(): void;
};

/** Opens an existing state file. Throws StateFileError if it cannot be opened, is not a state file, or is in use. */
export async function openStateFile(path: string): Promise<StateFile> {
  checkSize(path);
  const database = await openStateDatabase(path);
  return {
    load: () => loadRecords(database),
    write: (changes) => writeInTransaction(database, changes),
    close: () => database.close(),
  };
}

/**
 * SQLite opens a file of 0 bytes as a new database. The embedded KMS never writes an empty file, so such a file is
 * damaged or belongs to another program.
 */
function checkSize(path: string): void {
  if (statSync(path).size > 0) return;
  throw new StateFileError('it is empty (0 bytes): restore it, or remove it to start from the seed');
}

function writeInTransaction(database: DatabaseSync, changes: readonly RecordChange[]): void {
  try {
    database.exec('BEGIN IMMEDIATE');
    writeChanges(database, changes);
    database.exec('COMMIT');
  } catch (error) {
    // After some errors, such as a full disk, SQLite has already rolled back.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw toStateFileError(error);
  }
}
