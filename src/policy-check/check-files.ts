import type { Readable } from 'node:stream';
import { ConfigError } from '../config/config-error.ts';
import { quote } from '../json/quote.ts';
import { checkPolicy, type PolicyCheck } from './check-policy.ts';
import type { CheckOptions } from './options.ts';
import { readPolicy, STANDARD_INPUT } from './read-policy.ts';

/** A file with what was found, or why it could not be checked. */
export type CheckedFile = { readonly file: string } & (
  | { readonly check: PolicyCheck; readonly error?: never }
  | { readonly error: string; readonly check?: never }
);

/** Checks each file, whatever is wrong with the others. Throws ConfigError if there is none, or "-" twice. */
export async function checkFiles(
  files: readonly string[],
  options: CheckOptions,
  stdin: Readable,
): Promise<readonly CheckedFile[]> {
  if (files.length === 0) {
    throw new ConfigError(['No file: expected the paths of policies, or "-" for standard input']);
  }
  if (files.filter((file) => file === STANDARD_INPUT).length > 1) {
    throw new ConfigError(['"-" is named twice: standard input can be read once']);
  }
  const checked: CheckedFile[] = [];
  for (const file of files) checked.push(await checkFile(file, options, stdin));
  return checked;
}

async function checkFile(file: string, options: CheckOptions, stdin: Readable): Promise<CheckedFile> {
  try {
    return { file, check: checkPolicy(await readPolicy(file, stdin), options) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const name = file === STANDARD_INPUT ? 'standard input' : quote(file);
    return { file, error: `Cannot check ${name}: ${error.message}` };
  }
}

/**
 * The worst of all files. 1: one was not checked. 2: one is refused. 3: something about one is not decided. As in a
 * report, 2 counts before 3: a job that tolerates 3 must not miss what is certain.
 */
export function toExitCode(files: readonly CheckedFile[]): 0 | 1 | 2 | 3 {
  if (files.some(({ check }) => check === undefined)) return 1;
  const results = new Set(files.map(({ check }) => check?.result));
  if (results.has('REFUSED')) return 2;
  return results.has('UNDECIDED') ? 3 : 0;
}
