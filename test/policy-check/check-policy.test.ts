import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, startProcess } from '../embedded-kms/_process.ts';

const [ACCOUNT, OTHER] = ['111122223333', '444455556666'] as const;
const KEY_ARN = `arn:aws:kms:us-east-2:${ACCOUNT}:key/new`;

const allow = (aws: string, action = 'kms:*') => ({
  Effect: 'Allow',
  Principal: { AWS: aws },
  Action: action,
  Resource: '*',
});
const OWN = allow(`arn:aws:iam::${ACCOUNT}:root`);
const EXTERNAL = allow(OTHER, 'kms:Decrypt');
const toPolicy = (...statements: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Runs the program over a file with this text. */
async function check(text: string, args: readonly string[] = []) {
  const file = join(makeFolder(), 'policy.json');
  writeFileSync(file, text);
  const { code, stdout, stderr } = await startProcess('check-policy.ts', {}, [file, ...args]).ended;
  return { code, stdout: stdout.replace(file, 'policy.json'), stderr };
}

describe('npm run check-policy exits with', () => {
  it('0 for a policy that KMS accepts, of the account that it names', async () => {
    const { code, stdout, stderr } = await check(toPolicy(OWN), ['--principal', `arn:aws:iam::${ACCOUNT}:role/Admin`]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`policy.json: KMS would accept this policy, if every principal in it exists.
  Key: arn:aws:kms:us-east-1:${ACCOUNT}:key/new
  The lockout check passes: the policy leaves the next one to the IAM policies of the account.
  No findings.
`);
  });

  it('2 for a policy that KMS refuses, with the place and the reason', async () => {
    const { code, stdout } = await check(toPolicy(OWN, { ...OWN, Resource: undefined, Principal: { AWS: 'Alice' } }));
    expect(code).toBe(2);
    expect(stdout).toContain('policy.json: KMS would refuse this policy.');
    expect(stdout).toContain(
      'REFUSED MalformedPolicyDocumentException at /Statement/1: The statement has no Resource.',
    );
    expect(stdout).toContain('at /Statement/1/Principal: "Alice" is no principal of a key policy.');
  });

  it('2 for a text that is no policy, whatever the key is', async () => {
    expect(await check('x')).toMatchObject({ code: 2, stdout: expect.stringContaining('The text is not JSON') });
    expect((await check(' '.repeat(200_000))).code).toBe(2);
  });

  it('2 for a finding that --fail-on names, and 0 without it or if the account is trusted', async () => {
    const args = ['--key-arn', KEY_ARN];
    expect(await check(toPolicy(OWN, EXTERNAL), args)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('HIGH EXTERNAL_ACCOUNT at /Statement/1:'),
    });
    expect((await check(toPolicy(OWN, EXTERNAL), [...args, '--fail-on', 'high'])).code).toBe(2);
    expect((await check(toPolicy(OWN, EXTERNAL), [...args, '--fail-on', 'critical'])).code).toBe(0);
    const trusting = [...args, '--fail-on', 'high', '--trusted-account', OTHER];
    expect((await check(toPolicy(OWN, EXTERNAL), trusting)).code).toBe(0);
  });

  it.each([
    [
      'no account to be found',
      toPolicy(OWN, EXTERNAL),
      [],
      'The policy names 2 accounts, so the account of the key is not known',
    ],
    [
      'no account of AWS in China',
      toPolicy(allow('arn:aws-cn:iam::111122223333:root')),
      [],
      'not for the partition aws',
    ],
    ['a wrong ARN', toPolicy(OWN), ['--key-arn', 'x'], '--key-arn: Invalid ARN "x"'],
    ['a wrong principal', toPolicy(OWN), ['--principal', '*'], '--principal: principal is "*"'],
    ['a wrong format', toPolicy(OWN), ['--format', 'xml'], '--format is "xml": expected text or json'],
    ['a wrong severity', toPolicy(OWN), ['--fail-on', 'bad'], '--fail-on is "bad": expected critical, high'],
    ['a wrong account', toPolicy(OWN), ['--trusted-account', '1'], '--trusted-account is "1": expected an account ID'],
  ])('1 for %s', async (_, text, args, message) => {
    const { code, stdout, stderr } = await check(text, args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('1 without a file, and for a file that cannot be read', async () => {
    const none = await startProcess('check-policy.ts', {}, []).ended;
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('No file: expected the path of a policy') });
    const missing = await startProcess('check-policy.ts', {}, [join(makeFolder(), 'none.json')]).ended;
    expect(missing).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Cannot read ".*none\.json": ENOENT\n$/) });
  });
});

it('reads standard input, and writes JSON', async () => {
  const { child, ended } = startProcess('check-policy.ts', {}, ['-', '--format', 'json', '--key-arn', KEY_ARN]);
  child.stdin.end(toPolicy(OWN, EXTERNAL));
  const { code, stdout } = await ended;
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    file: '-',
    keyArn: KEY_ARN,
    outcome: 'UNKNOWN',
    lockout: 'UNKNOWN',
    refusals: [],
    findings: [{ code: 'EXTERNAL_ACCOUNT', severity: 'HIGH', pointer: '/Statement/1', principals: [OTHER] }],
    incomplete: [],
  });
});

it('shows control characters of a policy, so that it cannot steer a terminal', async () => {
  const { stdout } = await check(toPolicy(OWN, allow('\u001b[2J')));
  expect(stdout).toContain(String.raw`\u001b[2J`);
  expect(stdout).not.toContain('\u001b');
});
