import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { CHECK_OPTIONS } from '../../src/policy-check/options.ts';
import { runCheck } from '../../src/policy-check/run-check.ts';
import { makeFolder, startProcess } from '../embedded-kms/_process.ts';

export const [ACCOUNT, OTHER] = ['111122223333', '444455556666'] as const;
export const KEY_ARN = `arn:aws:kms:us-east-2:${ACCOUNT}:key/new`;
export const ADMIN = `arn:aws:iam::${ACCOUNT}:role/Admin`;

export const allow = (aws: string, action = 'kms:*') => ({
  Effect: 'Allow',
  Principal: { AWS: aws },
  Action: action,
  Resource: '*',
});
export const OWN = allow(`arn:aws:iam::${ACCOUNT}:root`);
export const EXTERNAL = allow(OTHER, 'kms:Decrypt');
export const toPolicy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Checks a file with this text. */
export async function check(text: string, args: readonly string[] = []) {
  return await checkFiles({ 'policy.json': text }, args);
}

/** Checks files with these contents, by name. Null is a folder. The path of their folder is left out of the result. */
export async function checkFiles(
  files: Readonly<Record<string, string | Buffer | null>>,
  args: readonly string[] = [],
) {
  const { folder, paths } = writeFiles(files);
  const { values, positionals } = parseArgs({
    args: [...paths, ...args],
    options: CHECK_OPTIONS,
    allowPositionals: true,
  });
  const { stdout, stderr, exitCode } = await runCheck(positionals, values, Readable.from([]));
  const short = (text: string) => text.replaceAll(`${folder}/`, '');
  return { code: exitCode, stdout: short(stdout), stderr: short(stderr) };
}

export function writeFiles(files: Readonly<Record<string, string | Buffer | null>>) {
  const folder = makeFolder();
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    if (content === null) mkdirSync(path);
    else writeFileSync(path, content);
    return path;
  });
  return { folder, paths };
}

/** Runs the program as a process. */
export async function run(args: readonly string[], input: string | Buffer = '') {
  const { child, ended } = startProcess('check-policy.ts', {}, args);
  child.stdin.on('error', () => undefined); // it may end before it has read everything
  child.stdin.end(input);
  return await ended;
}
