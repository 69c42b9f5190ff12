import { CHECK_OPTIONS } from '../policy-check/options.ts';
import { runCheck } from '../policy-check/run-check.ts';
import { toCommand } from './start/commands.ts';
import { ignoreBrokenOutput } from './start/ignore-broken-output.ts';
import { readArguments } from './start/read-arguments.ts';

// Whether KMS would accept a key policy, and what is wrong with it, for CI jobs. It needs no AWS, and makes no call.
const HELP = `Checks the texts of key policies before there is a key: what KMS would refuse, and what is wrong with
who may use the key. It needs no AWS account.

Usage
  ${toCommand('check-policy', 'policy.json')}
  ${toCommand('check-policy', 'policies/*.json --fail-on high')}
  ${toCommand('check-policy', '- --key-arn arn:aws:kms:us-east-2:111122223333:key/new < policy.json')}
  ${toCommand('check-policy', '--help | --version')}
  "-" instead of a file reads standard input.

Options
  --key-arn ARN              the key of all files, whose ID can be made up (a key of the account that each policy names)
  --principal ARN            who will put the policy, for the lockout check (any principal of the account that the
                             policy does not name, if it passes for these; otherwise the check is not judged)
  --trusted-account ID       an account that is meant to use the key; may be repeated
  --trusted-organization ID  an organization that is meant to use the key; may be repeated
  --format FORMAT            text or json (text)
  --fail-on SEVERITY         exit with 2 if there is a finding of this severity or a more severe one: critical, high,
                             medium, low or info; without it, findings do not change the exit code

Exit codes, the first that is true of a file
  1  a policy was not checked: a wrong option, a file that cannot be read, or an account that is not known
  2  KMS would refuse a policy, or there is a finding that --fail-on names
  3  it is not decided whether KMS would refuse a policy, or not all of it was examined
  0  KMS would accept all policies, if every principal in them exists, and there is no finding that --fail-on names

Documentation: docs/change-a-policy.md and docs/findings.md
`;

ignoreBrokenOutput(process.stdout, process.stderr);
const { values, positionals } = readArguments({
  helpCommand: toCommand('check-policy', '--help'),
  help: HELP,
  options: CHECK_OPTIONS,
  maxPositionals: Number.POSITIVE_INFINITY,
});
const { stdout, stderr, exitCode } = await runCheck(positionals, values, process.stdin);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
