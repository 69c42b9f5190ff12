import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { ConfigError } from '../config/config-error.ts';
import { quote } from '../json/quote.ts';
import { checkPolicy } from '../policy-check/check-policy.ts';
import { CHECK_OPTIONS, parseCheckOptions } from '../policy-check/options.ts';
import { toJson } from '../policy-check/to-json.ts';
import { toText } from '../policy-check/to-text.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { readArguments } from './start/read-arguments.ts';

// Whether KMS would accept a key policy, and what is wrong with it, for CI jobs. It needs no AWS, and makes no call.
const HELP = `Checks the text of a key policy before there is a key: what KMS would refuse, and what is wrong with who may use
the key. It needs no AWS account.

Usage
  npm run check-policy --silent -- policy.json
  npm run check-policy --silent -- policy.json --key-arn arn:aws:kms:us-east-2:111122223333:key/new --fail-on high
  npm run check-policy -- --help | --version
  "-" instead of a file reads standard input.

Options
  --key-arn ARN         the key, whose ID can be made up (a key of the account that the policy names)
  --principal ARN       who will put the policy, for the lockout check
  --trusted-account ID  an account that is meant to use the key; may be repeated
  --format FORMAT       text or json (text)
  --fail-on SEVERITY    exit with 2 if there is a finding of this severity or a more severe one

Exit codes
  0  KMS is not known to refuse the policy, and there is no finding that --fail-on names
  1  nothing was checked: a wrong option, or a file that cannot be read
  2  KMS would refuse the policy, or there is a finding that --fail-on names

Documentation: docs/change-a-policy.md and docs/findings.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
const { values, positionals } = readArguments({
  command: 'npm run check-policy',
  help: HELP,
  options: CHECK_OPTIONS,
  maxPositionals: 1,
});
try {
  const [file] = positionals;
  if (file === undefined) throw new ConfigError(['No file: expected the path of a policy, or "-" for standard input']);
  const options = parseCheckOptions(values);
  const check = checkPolicy(await readPolicy(file), options);
  process.stdout.write(options.format === 'json' ? toJson(file, check) : toText(file, check));
  process.exitCode = check.hasFailed ? 2 : 0;
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function readPolicy(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new ConfigError([`Cannot read ${quote(file)}: ${code}`]);
  }
}
