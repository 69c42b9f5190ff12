import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../config/config-error.ts';
import { explainFileError } from './explain-file-error.ts';

/**
 * The sections of a report while it is collected: the memory stays flat, however many findings there are, and the
 * report can begin with their counts. Nothing is written before all is read, so there is never a half report on stdout.
 */
export type Spool = {
  append(section: string, text: string): Promise<void>;
  /** The text of a section. Empty if nothing was appended to it. */
  read(section: string): AsyncIterable<string>;
  close(): Promise<void>;
};

/** `separator` comes between two texts of a section. */
export function createSpool(separator: string): Spool {
  const files = new Map<string, FileHandle>();
  return {
    async append(section, text) {
      try {
        const file = files.get(section);
        if (file !== undefined) return await file.appendFile(separator + text);
        const created = await openUnnamed();
        files.set(section, created);
        await created.appendFile(text);
      } catch (error) {
        throw new ConfigError([`The folder for temporary files (TMPDIR) cannot be used: ${explainFileError(error)}`]);
      }
    },
    read(section) {
      const file = files.get(section);
      return file === undefined ? NOTHING : file.createReadStream({ start: 0, autoClose: false, encoding: 'utf8' });
    },
    async close() {
      for (const file of files.values()) await file.close();
    },
  };
}

const NOTHING: AsyncIterable<string> = (async function* () {})();

/** A temporary file without a name: it ends with the process, however that ends, and no other program can open it. */
async function openUnnamed(): Promise<FileHandle> {
  const path = join(tmpdir(), `kms-report-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
