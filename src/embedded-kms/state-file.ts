import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { loadRecords } from './load-records.ts';
import type { RecordChange, Records } from './records.ts';
import { openStateDatabase, writeChanges } from './state-database.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/** What survives a restart: one row per record, in a SQLite file that one process has at a time. */
export type StateFile = {
  /** Throws StateFileError for rows that no embedded KMS of this version wrote. */
  load(): Records;
  /** All or nothing; a `kill -9` after it loses none of it. Throws StateFileError, and then nothing is written. */
  write(changes: readonly RecordChange[]): void;
  close(): void;
};

/** Throws StateFileError for a file that cannot be opened, is not a state file, is damaged, or in use. */
export async function openStateFile(path: string): Promise<StateFile> {
  checkSize(path);
  const database = await openStateDatabase(path);
  return {
    load: () => loadRecords(database),
    write: (changes) => writeInTransaction(database, changes),
    close: () => database.close(),
  };
}

/** To SQLite, such a file is a new database. The embedded KMS never leaves one: it was cut, or made by something else. */
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
    // After some errors, such as a full disk, SQLite has done so already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw toStateFileError(error);
  }
}
