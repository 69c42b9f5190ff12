import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, allow, check, checkFiles, EXTERNAL, KEY_ARN, OTHER, OWN, toPolicy } from './_check.ts';

const SERVICE = { ...OWN, Principal: { Service: 'sns.amazonaws.com' }, Action: 'kms:Decrypt' };
const MISSPELT = allow(`arn:aws:iam::${ACCOUNT}:root`, 'kms:Decypt');

describe('npm run check-policy exits with', () => {
  it('0 for a policy that KMS accepts, of the account that it names', async () => {
    const { code, stdout, stderr } = await check(toPolicy(OWN), ['--principal', ADMIN]);
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
    const { code, stdout } = await check('x');
    expect(code).toBe(2);
    // Neither a key, nor a lockout check, nor that there are no findings: nothing could be examined.
    expect(stdout.split('\n')).toEqual([
      'policy.json: KMS would refuse this policy.',
      expect.stringContaining('  REFUSED MalformedPolicyDocumentException: The text is not JSON'),
      '  NOT EXAMINED: The text is not a policy, so there are no findings about it.',
      '',
    ]);
    expect((await check(' '.repeat(200_000))).code).toBe(2);
  });

  it('2 for a finding that --fail-on names, and 0 without it or if the account is trusted', async () => {
    const args = ['--key-arn', KEY_ARN];
    expect(await check(toPolicy(OWN, EXTERNAL), args)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('HIGH EXTERNAL_ACCOUNT at /Statement/1:'),
    });
    const failing = await check(toPolicy(OWN, EXTERNAL), [...args, '--fail-on', 'high']);
    expect(failing.code).toBe(2);
    expect(failing.stdout).not.toContain('do not change');
    expect((await check(toPolicy(OWN, EXTERNAL), [...args, '--fail-on', 'critical'])).code).toBe(0);
    const trusting = [...args, '--fail-on', 'high', '--trusted-account', OTHER];
    expect((await check(toPolicy(OWN, EXTERNAL), trusting)).code).toBe(0);
  });

  it('a code that findings do not change without --fail-on, and says so in the last line', async () => {
    const hint = (code: number, severity: string) =>
      `\n\nFindings do not change the exit code, which is ${code}: --fail-on ${severity} exits with 2 for findings as severe as the worst of these.\n`;
    const args = ['--key-arn', KEY_ARN];
    const open = await check(toPolicy(OWN, EXTERNAL, allow('*', 'kms:Decrypt')), args);
    expect(open.code).toBe(0);
    expect(open.stdout.endsWith(hint(0, 'critical'))).toBe(true);
    expect((await check(toPolicy(OWN, SERVICE, MISSPELT), args)).stdout).toContain(hint(3, 'medium'));
    expect((await check(toPolicy(OWN), args)).stdout).not.toContain('exit code');
    expect((await check(toPolicy(OWN, EXTERNAL), [...args, '--format', 'json'])).stdout).not.toContain('exit code');
  });

  it('2 for a service that acts for anyone, if --fail-on names MEDIUM', async () => {
    expect(await check(toPolicy(OWN, SERVICE), ['--fail-on', 'medium'])).toMatchObject({
      code: 2,
      stdout: expect.stringContaining('MEDIUM CONFUSED_DEPUTY at /Statement/1:'),
    });
  });

  it('3 for a policy that KMS may refuse, and 2 if there is a finding, too', async () => {
    const { code, stdout } = await check(toPolicy(OWN, MISSPELT));
    expect(code).toBe(3);
    expect(stdout).toContain('It is not known whether KMS would accept this policy.');
    expect(stdout).toContain('PERHAPS REFUSED MalformedPolicyDocumentException at /Statement/1/Action');
    expect((await check(toPolicy(OWN, MISSPELT, SERVICE), ['--fail-on', 'high'])).code).toBe(3);
    expect((await check(toPolicy(OWN, MISSPELT, SERVICE), ['--fail-on', 'medium'])).code).toBe(2);
  });

  it('3 if not all of it could be examined', async () => {
    const where = (at: number) => ({ StringLike: { [`aws:RequestTag/a${at}`]: [`*a*${at}`, `*b*${at}`, `*c*${at}`] } });
    const conditions = Array.from({ length: 12 }, (_, at) => where(at));
    const statements = conditions.map((Condition) => ({ ...allow('*', 'kms:TagResource'), Condition }));
    const { code, stdout } = await check(toPolicy(OWN, ...statements), ['--key-arn', KEY_ARN]);
    expect(stdout).toContain('  NOT EXAMINED');
    expect(code).toBe(3);
  });

  it('0 for an organization or an account that is trusted', async () => {
    const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } };
    const policy = toPolicy(OWN, { ...allow('*', 'kms:Decrypt'), Condition });
    const other = ['--trusted-organization', 'o-e5d4c3b2a1', '--fail-on', 'medium'];
    expect((await check(policy, other)).code).toBe(2);
    expect((await check(policy, [...other, '--trusted-organization', 'o-a1b2c3d4e5'])).code).toBe(0);
  });
});

describe('the lockout check of npm run check-policy', () => {
  it('passes without --principal if that is so for whoever the policy does not name', async () => {
    const { code, stdout } = await check(toPolicy(OWN));
    expect(code).toBe(0);
    expect(stdout).toContain('KMS would accept this policy, if every principal in it exists.\n');
    expect(stdout).toContain('The lockout check passes for every principal of the account that the policy does not');
  });

  it('is not judged otherwise, which does not change the exit code', async () => {
    const spared = { ...OWN, Effect: 'Deny', Action: 'kms:PutKeyPolicy', Principal: '*' };
    const Condition = { ArnNotEquals: { 'aws:PrincipalArn': ADMIN } };
    for (const policy of [toPolicy(allow(ADMIN)), toPolicy(OWN, { ...spared, Condition })]) {
      const { code, stdout } = await check(policy);
      expect(code).toBe(0);
      expect(stdout).toContain('if every principal in it exists and the lockout check passes.\n');
      expect(stdout).toContain('The lockout check was not judged: --principal says who will put the policy.');
      expect((await check(policy, ['--principal', ADMIN])).code).toBe(0);
      expect((await check(policy, ['--principal', `${ADMIN}2`])).code).toBe(2);
    }
  });

  it('fails without --principal if nobody in the account can put the next policy, and exits with 2', async () => {
    const denied = { ...OWN, Effect: 'Deny', Action: 'kms:PutKeyPolicy', Principal: '*' };
    for (const policy of [toPolicy(allow(ADMIN, 'kms:Decrypt')), toPolicy(OWN, denied)]) {
      const { code, stdout } = await check(policy);
      expect(stdout).toContain('KMS would refuse this policy.\n');
      expect(stdout).toContain('The lockout check fails for every principal of the account.');
      expect(code).toBe(2);
    }
    const { stdout } = await check(toPolicy(allow(ADMIN, 'kms:Decrypt')), ['--format', 'json']);
    expect(JSON.parse(stdout).policies).toMatchObject([{ result: 'REFUSED', lockout: 'FAILS', lockoutFor: 'ACCOUNT' }]);
  });

  it('is judged for principals that the policy does not name, whatever names it has', async () => {
    const names = ['role/AnyOther', 'role/AnyOtherX', 'user/0-unnamed'].map(
      (name) => `arn:aws:iam::${ACCOUNT}:${name}`,
    );
    const denied = { ...OWN, Effect: 'Deny', Principal: { AWS: names } };
    const { stdout } = await check(toPolicy(OWN, denied));
    expect(stdout).toContain('passes for every principal of the account that the policy does not name');
  });

  it.each(['role/*', 'role/A*', 'user/*', 'user/0*'])('is not judged if it passes for %s only', async (pattern) => {
    const Condition = { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:${pattern}` } };
    const { stdout } = await check(toPolicy({ ...OWN, Condition }));
    expect(stdout).toContain('The lockout check was not judged');
  });

  it('exits with 3 if it is not decided for the principal that is given, and names the condition key', async () => {
    const Condition = { StringEquals: { 'aws:PrincipalTag/team': 'x' } };
    const { code, stdout } = await check(toPolicy({ ...OWN, Condition }), ['--principal', ADMIN]);
    expect(code).toBe(3);
    expect(stdout).toContain('The lockout check is not decided. It depends on aws:PrincipalTag/team.');
  });

  it('says that it has another result at another time', async () => {
    const Condition = { DateLessThan: { 'aws:CurrentTime': '2100-01-01T00:00:00Z' } };
    const { stdout } = await check(toPolicy({ ...OWN, Condition }), ['--principal', ADMIN]);
    expect(stdout).toContain('At another time it has another result');
  });
});

describe('of several files, npm run check-policy', () => {
  const GOOD = toPolicy(OWN);

  it('checks each, and exits with the worst of their codes', async () => {
    const { code, stdout } = await checkFiles({ 'a.json': GOOD, 'b.json': toPolicy(OWN, MISSPELT) });
    expect(code).toBe(3);
    const [first = '', second = ''] = stdout.split('\n\n');
    expect(first).toMatch(/^a\.json: KMS would accept/);
    expect(second).toMatch(/^b\.json: It is not known/);
    expect((await checkFiles({ 'a.json': 'x', 'b.json': toPolicy(OWN, MISSPELT) })).code).toBe(2);
    expect((await checkFiles({ 'a.json': GOOD, 'b.json': GOOD })).code).toBe(0);
  });

  it('checks the others if one cannot be read, and exits with 1', async () => {
    const files = { 'a.json': GOOD, 'b.json': null, 'c.json': 'x', 'd.json': toPolicy(OWN, EXTERNAL) };
    const { code, stdout, stderr } = await checkFiles(files);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.json: .*^c\.json: /ms);
    expect(stderr.split('\n')).toEqual([
      'Cannot check "b.json": it is a folder. Name the files in it, such as policies/*.json.',
      expect.stringMatching(
        /^Cannot check "d\.json": the policy names 2 accounts, so the account of the key is not known/,
      ),
      '',
    ]);
  });

  it('writes one JSON object with an entry for each', async () => {
    const { stdout } = await checkFiles(
      { 'a.json': GOOD, 'b.json': null, 'c.json': 'x', 'd.json': toPolicy(OWN, MISSPELT) },
      ['--format', 'json'],
    );
    expect(JSON.parse(stdout)).toMatchObject({
      policies: [
        { file: 'a.json', result: 'PASSED', outcome: 'ACCEPTED', lockoutFor: 'ACCOUNT' },
        { file: 'b.json', result: 'NOT_CHECKED', error: expect.stringContaining('it is a folder') },
        { file: 'c.json', result: 'REFUSED', outcome: 'REFUSED' },
        { file: 'd.json', result: 'UNDECIDED', outcome: 'UNKNOWN' },
      ],
    });
  });
});

it('names no configuration file in a remedy: the program has none', async () => {
  const { stdout } = await check(toPolicy(OWN, EXTERNAL), ['--key-arn', KEY_ARN]);
  expect(stdout).toContain('add the accounts to the trusted accounts');
  expect(stdout).not.toMatch(/configuration|analysis\./);
});

it('shows control characters of a policy, so that it cannot steer a terminal', async () => {
  const { stdout } = await check(toPolicy(OWN, allow('\u001b[2J')));
  expect(stdout).toContain(String.raw`\u001b[2J`);
  expect(stdout).not.toContain('\u001b');
});
