import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { InputError } from '../json/input-error.ts';
import { ConfigError } from './config-error.ts';

export type ConfigFile = {
  /** The environment variable that names the file. */
  readonly variable: string;
  readonly path: string;
  /** Ends the sentence "expected ...". */
  readonly expected: string;
  /** The most bytes that the file may have. Default: no limit. */
  readonly maxBytes?: number;
};

/**
 * The parsed content of a file that an environment variable names. `parse` may throw InputError. Throws ConfigError.
 */
export function loadConfigFile<Value>(file: ConfigFile, parse: (text: string) => Value): Value {
  return withFileName(file, () => parse(readText(file)));
}

/** Runs `check`, and names the file in each problem of an InputError that it throws. Throws ConfigError. */
export function withFileName<Value>(file: ConfigFile, check: () => Value): Value {
  try {
    return check();
  } catch (error) {
    throw error instanceof InputError && !(error instanceof ConfigError) ? toConfigError(error, file) : error;
  }
}

/** Synchronous: JSON.parse takes 3 times as long for a string of 100 MB that the asynchronous `readFile` returned. */
function readText({ variable, path, expected, maxBytes = Number.POSITIVE_INFINITY }: ConfigFile): string {
  try {
    const { size } = statSync(path);
    if (size <= maxBytes) return readFileSync(path, 'utf8');
    const problem = `it has ${size} bytes; expected at most ${maxBytes}`;
    throw new ConfigError([`${variable} is ${JSON.stringify(path)}: ${problem}`]);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    // `npm --prefix` runs in another folder than that of the shell.
    const where = isAbsolute(path) ? '' : ` in ${resolve('.')}`;
    const why = code === 'ENOENT' ? `there is no such file${where}` : `it cannot be read (${code})`;
    throw new ConfigError([`${variable} is ${JSON.stringify(path)}: ${why}; expected ${expected}`]);
  }
}

/** Names the file in each problem. */
export function toConfigError({ problems }: InputError, { variable, path, expected }: ConfigFile): ConfigError {
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => `${variable} (${path}): ${problem}`);
  const more = problems.length - shown.length;
  return new ConfigError(more > 0 ? [...shown, `... and ${more} more; expected ${expected}`] : shown);
}

/** A file that a program wrote can have the same mistake in each of a thousand entries. */
const MAX_PROBLEMS = 20;
