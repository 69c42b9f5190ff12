import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { MAX_POLICY_BYTES } from '../analysis/plan/check-text.ts';
import { ConfigError } from '../config/config-error.ts';

/** The name of standard input as a file. */
export const STANDARD_INPUT = '-';

/** Bytes. A policy that is too long for KMS is read, so that its other mistakes are said, too. */
const MAX_BYTES = 1024 * 1024;

/** The text of a policy in a file or standard input. Throws ConfigError, without the name of the file. */
export async function readPolicy(file: string, stdin: Readable): Promise<string> {
  const fail = (why: string): never => {
    throw new ConfigError([why]);
  };
  const stream = file === STANDARD_INPUT ? stdin : createReadStream(file, { end: MAX_BYTES });
  const bytes = await readBytes(stream).catch((error: unknown) => fail(explain(error)));
  if (bytes.length > MAX_BYTES) {
    return fail(`it has more than ${MAX_BYTES} bytes. Expected a policy, which has at most ${MAX_POLICY_BYTES}.`);
  }
  return decode(bytes) ?? fail(isUtf16(bytes) ? 'it is UTF-16. Write it as UTF-8.' : 'it is no text in UTF-8.');
}

/** At most one chunk more than is allowed. */
async function readBytes(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
}

/** Why a file cannot be read, in words. Throws any other error again: it is a bug. */
function explain(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return REASONS[code] ?? `it cannot be read (${code}).`;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read it (EACCES).',
  EISDIR: 'it is a folder. Name the files in it, such as policies/*.json.',
  ENAMETOOLONG: 'the path is too long (ENAMETOOLONG).',
  ENOENT: 'there is no such file (ENOENT).',
  ENOTDIR: 'a part of the path is no folder (ENOTDIR).',
  EPERM: 'this user may not read it (EPERM).',
  ERR_INVALID_ARG_VALUE: 'no file can have this name.',
};

/** Null if it is not UTF-8. A byte order mark stays: KMS refuses it. */
function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** As older versions of PowerShell write what is redirected to a file. */
function isUtf16(bytes: Buffer): boolean {
  return ['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex'));
}
