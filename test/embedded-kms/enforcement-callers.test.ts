import { KMSClient } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseSeed } from '../../src/embedded-kms/seed/parse-seed.ts';
import type { SeedPrincipal } from '../../src/embedded-kms/seed/seed.ts';
import {
  ACCOUNT,
  ALICE,
  allow,
  by,
  expectDenied,
  KEY,
  noIdentityPolicy,
  OTHERS,
  policyOf,
  READER,
  startEnforced,
} from './_enforcement.ts';
import { errorOf, failureOf, startKms, toCommand } from './_kms.ts';
import { makeFolder } from './_process.ts';
import { assume } from './_sts.ts';

const UNKNOWN = ['UnrecognizedClientException', 'The security token included in the request is invalid.'];

function stsOf(url: string, accessKeyId: string) {
  const client = new STSClient({
    endpoint: url,
    region: 'us-east-2',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });
  onTestFinished(() => client.destroy());
  return client;
}

const identityOf = (url: string, accessKeyId: string) => stsOf(url, accessKeyId).send(new GetCallerIdentityCommand({}));

describe('an access key ID', () => {
  it.each(['test', 'AKIAIOSFODNN7EXAMPLE'])('that the seed does not have is unknown: %s', async (accessKeyId) => {
    const { kms, send } = await startEnforced();
    expect(await failureOf(send(accessKeyId, 'ListKeys'))).toEqual(UNKNOWN);
    expect((await errorOf(identityOf(kms.url, accessKeyId))).name).toBe('InvalidClientTokenId');
  });

  it('that the seed does not have acts in the default account without enforcement', async () => {
    const { send } = await startEnforced({ options: { enforce: false } });
    await expect(send('test', 'ListKeys')).resolves.toMatchObject({ Keys: [{ KeyId: KEY }] });
  });

  it.each([
    ['ALICE', ALICE, /^AIDA[A-Z2-7]{17}$/],
    ['READER', `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/READER`, /^AROA[A-Z2-7]{17}:READER$/],
    [ACCOUNT, `arn:aws:iam::${ACCOUNT}:root`, /^111122223333$/],
  ])('names its caller, with or without enforcement: %s', async (accessKeyId, Arn, UserId) => {
    for (const enforce of [true, false]) {
      const { kms } = await startEnforced({ options: { enforce } });
      const identity = await identityOf(kms.url, accessKeyId);
      expect(identity).toMatchObject({ Account: ACCOUNT, Arn, UserId: expect.stringMatching(UserId) });
    }
  });

  it('is unknown in another partition', async () => {
    const { send } = await startEnforced();
    expect(await failureOf(send('ALICE', 'ListKeys', {}, 'cn-north-1'))).toEqual(UNKNOWN);
  });
});

it('a session of AssumeRole has the IAM policies and the context of its role', async () => {
  const condition = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } };
  const { kms } = await startEnforced({
    identity: { READER: [allow('kms:DescribeKey', condition)] },
    context: { 'aws:PrincipalTag/team': 'a' },
    seed: { roles: [{ arn: READER }] },
  });
  const { credentials } = await assume(stsOf(kms.url, ACCOUNT), { RoleArn: READER, RoleSessionName: 'me-1' });
  const client = new KMSClient({ endpoint: kms.url, region: 'us-east-2', maxAttempts: 1, credentials });
  onTestFinished(() => client.destroy());
  await expect(client.send(toCommand('DescribeKey', { KeyId: KEY }))).resolves.toBeTruthy();
  const session = `arn:aws:sts::${ACCOUNT}:assumed-role/Reader/me-1`;
  await expectDenied(client.send(toCommand('ListKeys', {})), session, noIdentityPolicy('kms:ListKeys', '*'));
});

it('a role without principal in the seed has no IAM policies', async () => {
  const role = `arn:aws:iam::${ACCOUNT}:role/Nobody`;
  const { kms } = await startEnforced({ seed: { roles: [{ arn: role }] } });
  const { credentials } = await assume(stsOf(kms.url, ACCOUNT), { RoleArn: role, RoleSessionName: 'me-1' });
  const client = new KMSClient({ endpoint: kms.url, region: 'us-east-2', maxAttempts: 1, credentials });
  onTestFinished(() => client.destroy());
  expect((await errorOf(client.send(toCommand('DescribeKey', { KeyId: KEY })))).message).toContain(
    'because no identity-based policy allows',
  );
});

it('the principals come from the seed, even if a state file has the keys', async () => {
  const stateFile = `${makeFolder()}/kms.db`;
  const keyPolicy = [OTHERS, allow('kms:DescribeKey', by(ALICE))];
  const first = await startEnforced({ keyPolicy, options: { stateFile } });
  await expect(first.send('ALICE', 'DescribeKey', { KeyId: KEY })).resolves.toBeTruthy();
  await first.kms.close();
  const identity = { ALICE: [allow('kms:ListKeys')] };
  const second = await startEnforced({ identity, seed: { keys: [] }, options: { stateFile } });
  await expect(second.send('ALICE', 'DescribeKey', { KeyId: KEY })).resolves.toBeTruthy();
  await expect(second.send('ALICE', 'ListKeys')).resolves.toMatchObject({ Keys: [{ KeyId: KEY }] });
});

describe('the principals of a seed', () => {
  const start = (...principals: readonly SeedPrincipal[]) => startKms({ seed: { keys: [], principals } });
  const withPolicy = (policy: string | Readonly<Record<string, unknown>>) => ({
    arn: ALICE,
    identityPolicies: [policy],
  });

  it.each([
    ['a text that is no JSON', withPolicy('{'), '/principals/0/identityPolicies/0: '],
    ['a list', withPolicy('[]'), '/principals/0/identityPolicies/0: The text is a list'],
    ['no Statement', withPolicy({}), '/principals/0/identityPolicies/0: The policy has no Statement'],
    ['no Resource', withPolicy(policyOf({ Effect: 'Allow', Action: 'kms:*' })), '/identityPolicies/0/Statement/0: '],
    ['a Principal', withPolicy(policyOf(allow('kms:*', by(ALICE)))), '/Statement/0: expected no Principal'],
    ['a misspelt element', withPolicy(policyOf(allow('kms:*', { Conditions: {} }))), '/Statement/0/Conditions: '],
    ['a role twice', { arn: READER }, `/principals/1/arn: ${READER} is given more than once`],
    [
      'an access key twice',
      { arn: ALICE, accessKeyIds: ['R'] },
      '/principals/1/accessKeyIds: R is given more than once',
    ],
    [
      'a tag without its prefix',
      { arn: ALICE, context: { 'PrincipalTag/a': 'b' } },
      '/principals/0/context: context has "PrincipalTag/a"',
    ],
    [
      'what follows from the ARN',
      { arn: ALICE, context: { 'aws:username': 'Bob' } },
      '/principals/0/context: "aws:username" is "Bob"',
    ],
    [
      'what follows from the call',
      { arn: ALICE, context: { 'kms:GrantOperations': ['Decrypt'] } },
      'such as kms:GrantOperations',
    ],
    ['what follows from the key', { arn: ALICE, context: { 'aws:ResourceTag/a': 'b' } }, 'such as aws:ResourceTag/a'],
  ])('are refused with the place: %s', async (_, principal: SeedPrincipal, problem) => {
    const first = problem.startsWith('/principals/1') ? [{ arn: READER, accessKeyIds: ['R'] }] : [];
    expect((await errorOf(start(...first, principal))).message).toContain(problem);
  });

  it.each([
    [{ arn: 'arn:aws:iam::111122223333:root' }, '/principals/0/arn: expected the ARN of a user or role'],
    [{ arn: ALICE, accessKeyIds: ['ASIA1'] }, '/principals/0/accessKeyIds/0: expected letters'],
    [{ arn: ALICE, accessKeyIds: ['111122223333'] }, '/principals/0/accessKeyIds/0: expected letters'],
    [{ arn: ALICE, identityPolicies: [1] }, '/principals/0/identityPolicies/0: expected a string or a JSON object'],
    [{ arn: ALICE, context: { a: 1 } }, '/principals/0/context/a: expected a string or a list of strings'],
  ])('in a file have the form of the JSON Schema: %j', (principal, problem) => {
    expect(() => parseSeed(JSON.stringify({ keys: [], principals: [principal] }))).toThrow(problem);
  });
});
