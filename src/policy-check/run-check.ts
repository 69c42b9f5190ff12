import type { Readable } from 'node:stream';
import { ConfigError } from '../config/config-error.ts';
import { checkFiles, toExitCode } from './check-files.ts';
import { type CheckValues, parseCheckOptions } from './options.ts';
import { toJson } from './to-json.ts';
import { toText } from './to-text.ts';

export type CheckRun = { readonly stdout: string; readonly stderr: string; readonly exitCode: 0 | 1 | 2 | 3 };

/** What the program writes and exits with, for the files and the options of its command line. */
export async function runCheck(files: readonly string[], values: CheckValues, stdin: Readable): Promise<CheckRun> {
  try {
    const options = parseCheckOptions(values);
    const checked = await checkFiles(files, options, stdin);
    const errors = checked.flatMap(({ error }) => (error === undefined ? [] : `${error}\n`));
    const stdout = options.format === 'json' ? toJson(checked) : toText(checked, options);
    return { stdout, stderr: errors.join(''), exitCode: toExitCode(checked) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { stdout: '', stderr: `${error.message}\n`, exitCode: 1 };
  }
}
