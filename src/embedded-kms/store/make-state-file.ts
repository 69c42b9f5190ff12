import { existsSync, renameSync, rmSync } from 'node:fs';
import { type Records, toChanges } from './records.ts';
import { beginStateDatabase, writeChanges } from './state-database.ts';
import { StateFileError, toStateFileError } from './state-file-error.ts';

/**
 * Makes a new state file. It is written as `PATH.new` and then renamed, so that a process that is killed leaves no
 * incomplete file at `path`; the next process overwrites `PATH.new`. Does nothing if another process has made the
 * file in the meantime. Throws StateFileError.
 */
export async function makeStateFile(path: string, records: Records): Promise<void> {
  const temporaryPath = `${path}.new`;
  if (!(await fill(temporaryPath, records, () => existsSync(path)))) return;
  try {
    // An earlier state file that was removed can have left these files. SQLite would apply them to the new file.
    for (const suffix of ['-wal', '-journal']) rmSync(`${path}${suffix}`, { force: true });
    renameSync(temporaryPath, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StateFileError(`it cannot be opened or created (${code})`, { cause: error });
  }
}

/** Returns whether the file was made. The lock on it keeps other processes from making it at the same time. */
async function fill(path: string, records: Records, existsAlready: () => boolean): Promise<boolean> {
  const database = await beginStateDatabase(path).catch((error) => {
    throw error instanceof StateFileError ? new StateFileError(`${error.message} (${path})`, { cause: error }) : error;
  });
  let isMade = false;
  try {
    if (existsAlready()) return false;
    writeChanges(database, toChanges(records));
    database.exec('COMMIT');
    isMade = true;
    return true;
  } catch (error) {
    throw toStateFileError(error);
  } finally {
    // Removes the file while it is locked. Without the lock, the file can be that of another process.
    if (!isMade) rmSync(path, { force: true });
    database.close();
  }
}
