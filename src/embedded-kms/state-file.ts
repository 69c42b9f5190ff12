import type { DatabaseSync } from 'node:sqlite';
import type { RecordChange, RecordKind, Records } from './records.ts';
import { toChanges } from './records.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/** What survives a restart: one row per record, in a SQLite file that one process has at a time. */
export type StateFile = {
  /** Null where the file is new. Throws StateFileError. */
  load(): Records | null;
  /** Kept until the next commit. */
  save(change: RecordChange): void;
  /** Writes what was saved since the last one, all or nothing; a `kill -9` after it loses none of it. Throws StateFileError. */
  commit(): void;
  close(): void;
};

/** Throws StateFileError for a file that cannot be opened, is not a state file, is damaged, or in use. */
export async function openStateFile(path: string): Promise<StateFile> {
  // Only where it is asked for: Node 22 warns of it as experimental.
  const { DatabaseSync } = await import('node:sqlite');
  try {
    return createStateFile(openDatabase(new DatabaseSync(path)));
  } catch (error) {
    throw toStateFileError(error);
  }
}

/** Writes all records at once: a process that is killed in the middle leaves a file that is as good as new. */
export function fillStateFile(file: StateFile, records: Records): void {
  for (const change of toChanges(records)) file.save(change);
  file.commit();
}

/** "KMSe": by this SQLite's header tells a state file from other programs' databases. */
const APPLICATION_ID = 0x4b4d5365;
const VERSION = 1;

function openDatabase(database: DatabaseSync): DatabaseSync {
  try {
    // Before anything is written: another program's database must stay as it is.
    const { application_id: id } = database.prepare('PRAGMA application_id').get() ?? {};
    const isNew = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
    if (id !== APPLICATION_ID && !(isNew && id === 0)) throw new StateFileError('it belongs to another program');
    // The lock is held until the end: two processes would each answer from a memory that the other changes.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    if (!isNew) checkVersion(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function checkVersion(database: DatabaseSync): void {
  const { user_version: version } = database.prepare('PRAGMA user_version').get() ?? {};
  if (version !== VERSION) throw new StateFileError('it was written by another version of the embedded KMS');
}

function createStateFile(database: DatabaseSync): StateFile {
  let isNew = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  let pending: RecordChange[] = [];
  const write = () => {
    if (isNew) database.exec(SCHEMA);
    const put = database.prepare('INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?)');
    const remove = database.prepare('DELETE FROM record WHERE account_id = ? AND region = ? AND kind = ? AND id = ?');
    for (const { accountId, region, kind, id, data } of pending) {
      if (data === null) remove.run(accountId, region, kind, id);
      else put.run(accountId, region, kind, id, JSON.stringify(data));
    }
  };
  const commit = () => {
    if (pending.length === 0 && !isNew) return;
    database.exec('BEGIN IMMEDIATE');
    try {
      write();
      database.exec('COMMIT');
    } catch (error) {
      // What is not written stays pending: memory has it, so the next commit must write it, too.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw toStateFileError(error);
    }
    isNew = false;
    pending = [];
  };
  return {
    load: () => (isNew ? null : loadRecords(database)),
    save(change) {
      pending.push(change);
    },
    commit,
    // What is pending still could not be written, and was answered so.
    close: () => database.close(),
  };
}

const SCHEMA = `
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${VERSION};
  CREATE TABLE record (
    account_id TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (account_id, region, kind, id)
  ) STRICT, WITHOUT ROWID`;

function loadRecords(database: DatabaseSync): Records {
  try {
    return readRecords(database);
  } catch (error) {
    // Rows are read whole, so that damage shows here, and not in the middle of the service.
    if (error instanceof SyntaxError) throw new StateFileError('it is damaged', { cause: error });
    throw toStateFileError(error);
  }
}

function readRecords(database: DatabaseSync): Records {
  const select = database.prepare('SELECT data FROM record WHERE kind = ?');
  const read = <Kind extends RecordKind>(kind: Kind) =>
    Array.from(select.iterate(kind), ({ data }) => JSON.parse(String(data))) as unknown as Records[Kind];
  return { keys: read('keys'), aliases: read('aliases'), grants: read('grants'), roles: read('roles') };
}
