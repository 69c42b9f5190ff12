import { existsSync, renameSync, rmSync } from 'node:fs';
import { type Records, toChanges } from './records.ts';
import { beginStateDatabase, writeChanges } from './state-database.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/**
 * Makes a state file where there is none yet. It is written beside its place (`PATH.new`) and then renamed: a process
 * that is killed in the middle leaves nothing at `path`, and the next one writes over what is beside it. Leaves a file
 * that another process has made meanwhile as it is. Throws StateFileError.
 */
export async function makeStateFile(path: string, records: Records): Promise<void> {
  const beside = `${path}.new`;
  if (!(await fill(beside, records, () => existsSync(path)))) return;
  try {
    // The log of a state file that somebody removed: SQLite would replay it into this one.
    for (const suffix of ['-wal', '-journal']) rmSync(`${path}${suffix}`, { force: true });
    renameSync(beside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StateFileError(`it cannot be opened or made (${code})`, { cause: error });
  }
}

/** Whether the file is made. The lock on it keeps others from making theirs at the same time. */
async function fill(path: string, records: Records, isNeedless: () => boolean): Promise<boolean> {
  const database = await beginStateDatabase(path).catch((error) => {
    throw error instanceof StateFileError ? new StateFileError(`${error.message} (${path})`, { cause: error }) : error;
  });
  let isMade = false;
  try {
    if (isNeedless()) return false;
    writeChanges(database, toChanges(records));
    database.exec('COMMIT');
    isMade = true;
    return true;
  } catch (error) {
    throw toStateFileError(error);
  } finally {
    // Before the lock is gone: afterwards it may be another process's file.
    if (!isMade) rmSync(path, { force: true });
    database.close();
  }
}
