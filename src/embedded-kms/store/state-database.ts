import type { DatabaseSync } from 'node:sqlite';
import type { RecordChange } from './records.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/** Opens the SQLite database of an existing state file, and locks it for this process. Throws StateFileError. */
export async function openStateDatabase(path: string): Promise<DatabaseSync> {
  return await openDatabase(path, (database) => {
    if (applicationIdOf(database) !== APPLICATION_ID) throw new StateFileError('it belongs to another program');
    const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
    if (version !== VERSION) throw new StateFileError('it was written by another version of the embedded KMS');
    lock(database, 'WAL');
  });
}

/**
 * Opens a database without records, and locks it for this process. It replaces a file that an earlier attempt left at
 * this path, but never a database of another program. The caller must commit: until then, the old content is not lost.
 * Throws StateFileError.
 */
export async function beginStateDatabase(path: string): Promise<DatabaseSync> {
  return await openDatabase(path, (database) => {
    const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
    const id = applicationIdOf(database);
    if (id !== APPLICATION_ID && !(isEmpty && id === 0)) throw new StateFileError('it belongs to another program');
    lock(database, 'DELETE');
    database.exec(`BEGIN; ${SCHEMA}`);
  });
}

/** Writes the changes in the transaction of the caller. */
export function writeChanges(database: DatabaseSync, changes: Iterable<RecordChange>): void {
  const put = database.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM record WHERE account_id = ? AND region = ? AND kind = ? AND id = ?');
  for (const { accountId, region, kind, id, data } of changes) {
    if (data === null) remove.run(accountId, region, kind, id);
    else put.run(accountId, region, kind, id, JSON.stringify(data));
  }
}

async function openDatabase(path: string, prepare: (database: DatabaseSync) => void): Promise<DatabaseSync> {
  // Imported only when it is needed: Node 22 prints a warning that node:sqlite is experimental.
  const { DatabaseSync } = await import('node:sqlite');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    // The first statement: in this mode SQLite needs no shared-memory file, which cannot be made on a full disk.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    prepare(database);
    return database;
  } catch (error) {
    database?.close();
    throw toStateFileError(error);
  }
}

function applicationIdOf(database: DatabaseSync): unknown {
  return database.prepare('PRAGMA application_id').get()?.application_id;
}

/**
 * Locks the database until it is closed. Two processes would not see each other's changes, which are cached in memory.
 */
function lock(database: DatabaseSync, journalMode: 'WAL' | 'DELETE'): void {
  database.exec(`PRAGMA journal_mode = ${journalMode}; PRAGMA synchronous = NORMAL`);
  database.exec('BEGIN EXCLUSIVE; COMMIT');
}

/** "KMSe" in ASCII, in the header of the file: it tells a state file from databases of other programs. */
const APPLICATION_ID = 0x4b4d5365;
const VERSION = 1;

const SCHEMA = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
  DROP TABLE IF EXISTS record;
  CREATE TABLE record (
    account_id TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (account_id, region, kind, id)
  ) STRICT, WITHOUT ROWID`;
