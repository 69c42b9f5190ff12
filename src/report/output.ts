import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  createWriteStream,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigError } from '../config/config-error.ts';
import { quote } from '../json/quote.ts';
import { explainFileError } from './explain-file-error.ts';

/** Where a report goes. */
export type Output = {
  /** Writes the whole report. Throws ConfigError. */
  write(text: AsyncIterable<string>): Promise<void>;
  /** Removes what was written of a report that is not complete. */
  discard(): void;
};

/**
 * A file that is written beside its place and renamed: an old report stays until the new one is complete. The folder is
 * checked before anything is read, but the file is created after that: a program that is killed while it reads leaves
 * none. Throws ConfigError.
 */
export function openFile(path: string): Output {
  const problem = (error: unknown) =>
    new ConfigError([`--output is ${quote(path)}: ${explainFileError(error)}; expected a file that can be written`]);
  const target = findTarget(path);
  const temporary = `${target}.${randomUUID().slice(0, 8)}.tmp`;
  attempt(() => accessSync(`${dirname(target)}/.`, constants.W_OK | constants.X_OK), problem);
  const discard = () => rmSync(temporary, { force: true });
  return {
    discard,
    async write(text) {
      // Opened synchronously, so that `discard` never comes before the file.
      const descriptor = attempt(() => openSync(temporary, 'wx'), problem);
      try {
        await pipeline(text, createWriteStream(temporary, { fd: descriptor }));
        renameSync(temporary, target);
      } catch (error) {
        closeQuietly(descriptor);
        discard();
        throw problem(error);
      }
    },
  };
}

/** Writes to a stream, such as stdout, and leaves it open. The program that reads it may have ended. */
export function toStream(stream: Writable): Output {
  return {
    discard() {},
    async write(text) {
      await pipeline(text, stream, { end: false }).catch((error) => {
        throw new ConfigError([`The report could not be written to stdout: ${explainFileError(error)}`]);
      });
    },
  };
}

/** The file behind a link. Refuses a folder, and a device such as /dev/null, which a rename would replace. */
function findTarget(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return path;
  if (stat.isFile()) return realpathSync(path);
  throw new ConfigError([`--output is ${quote(path)}: expected a file, not a folder or a device`]);
}

function attempt<Value>(run: () => Value, problem: (error: unknown) => ConfigError): Value {
  try {
    return run();
  } catch (error) {
    throw problem(error);
  }
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor);
  } catch {
    // The stream has closed it.
  }
}
