import { describe, expect, it } from 'vitest';
import { ALICE, allowing, compact, ROOT, serveWrites, toPolicy } from './_put.ts';

const ONLY_ALICE = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: ALICE }, Action: 'kms:*', Resource: '*' }],
});
const NO_READ = toPolicy([{ Effect: 'Deny', Principal: { AWS: ROOT }, Action: 'kms:GetKeyPolicy', Resource: '*' }]);

type Case = [risk: string, policy: string, allow: readonly string[], more: object];

const CASES: Case[] = [
  ['LOCKOUT', toPolicy(), ['LOCKOUT'], { bypassPolicyLockoutSafetyCheck: true }],
  ['LOCKOUT', ONLY_ALICE, ['LOCKOUT', 'GATEWAY_CANNOT_READ'], { bypassPolicyLockoutSafetyCheck: true }],
  ['PUBLIC', toPolicy([allowing('*')]), ['PUBLIC'], {}],
  ['EXTERNAL_ACCOUNT', toPolicy([allowing({ AWS: '444455556666' })]), ['EXTERNAL_ACCOUNT'], {}],
  ['CONFUSED_DEPUTY', toPolicy([allowing({ Service: 'sns.amazonaws.com' })]), ['CONFUSED_DEPUTY'], {}],
  [
    'CONFUSED_DEPUTY',
    toPolicy([{ ...allowing('*'), Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } } }]),
    ['CONFUSED_DEPUTY'],
    {},
  ],
  ['GATEWAY_CANNOT_READ', NO_READ, ['GATEWAY_CANNOT_READ'], {}],
];

describe('the risk', () => {
  it.each(CASES)('%s is refused by name, and nothing is put: %s', async (risk, policy, allow, more) => {
    const { kms, outcome, read } = await serveWrites();
    const before = await read();
    const others = allow.filter((name) => name !== risk);
    expect(await outcome(policy, { ...more, allow: others })).toMatchObject({
      __typename: 'KeyPolicyRefused',
      risks: [risk],
      plan: { outcome: 'ACCEPTED' },
    });
    expect(await read()).toEqual(before);
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
  });

  it.each(CASES)('%s can be allowed: %s', async (_risk, policy, allow, more) => {
    const { outcome, read } = await serveWrites();
    expect(await outcome(policy, { ...more, allow })).toMatchObject({ settled: true });
    expect(compact((await read()).text)).toBe(policy);
  });

  it('LOCKOUT can be allowed, and KMS then refuses the policy by its own check', async () => {
    const { kms, outcome } = await serveWrites();
    expect(await outcome(ONLY_ALICE, { allow: ['LOCKOUT', 'GATEWAY_CANNOT_READ'] })).toMatchObject({
      __typename: 'KmsMalformedPolicyDocumentException',
      message: 'The new key policy will not allow you to update the key policy in the future.',
    });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('is not one if the present policy has it, too', async () => {
    const { outcome } = await serveWrites();
    const external = toPolicy([allowing({ AWS: '444455556666' })]);
    await outcome(external, { allow: ['EXTERNAL_ACCOUNT'] });
    expect(await outcome(external.replace('"Account"', '"Renamed"'))).toMatchObject({ settled: true });
  });
});

describe('a text that is no policy, or too long, is refused for that, whatever is allowed, and not sent to KMS:', () => {
  const ALL = ['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY', 'GATEWAY_CANNOT_READ'];

  it.each([
    ['{', 'KmsMalformedPolicyDocumentException', /JSON/],
    [`${toPolicy().slice(0, -1)},}`, 'KmsMalformedPolicyDocumentException', /JSON/],
    ['[]', 'KmsMalformedPolicyDocumentException', /a policy is a JSON object\./],
    ['{"Version":"2012-10-17"}', 'KmsMalformedPolicyDocumentException', /no Statement/],
    ['{"Statement":5}', 'KmsMalformedPolicyDocumentException', /\(at \/Statement\)/],
    ['', 'KmsValidationException', /The policy is empty\./],
    [toPolicy().padEnd(32_769), 'KmsLimitExceededException', /32769 bytes: expected at most 32768\./],
  ])('%.40s', async (policy, __typename, message) => {
    const { kms, outcome, logged } = await serveWrites();
    for (const allow of [[], ALL]) {
      const result = await outcome(policy, { allow });
      expect(result).toMatchObject({ __typename, message: expect.stringMatching(message), retryable: false });
      expect(result.message).toMatch(/ So PutKeyPolicy was not called\.$/);
    }
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    expect(logged.filter(({ msg }) => msg === 'PutKeyPolicy ended')).toMatchObject([
      { outcome: 'REFUSED', risks: [], code: __typename.replace('Kms', '') },
      { outcome: 'REFUSED', risks: [], code: __typename.replace('Kms', '') },
    ]);
  });
});

describe('a policy that KMS would certainly refuse', () => {
  it.each([
    ['KmsInvalidArnException', 'arn:aws:iam::*:root', /at \/Statement\/1\/Principal/],
    ['KmsMalformedPolicyDocumentException', 'AIDACKCEVSQ6C2EXAMPLE', /unique ID of a user or role that was deleted/],
  ])('is refused for that before its risks: %s', async (__typename, principal, message) => {
    const { kms, outcome, logged } = await serveWrites();
    const policy = toPolicy([allowing({ AWS: ['*', principal] })]);
    const refused = await outcome(policy);
    expect(refused).toMatchObject({ __typename, message: expect.stringMatching(message) });
    expect(refused.message).toMatch(/ So PutKeyPolicy was not called\.$/);
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    const ends = logged.filter(({ msg }) => msg === 'PutKeyPolicy ended');
    expect(ends).toMatchObject([
      { outcome: 'REFUSED', code: __typename.slice('Kms'.length), risks: expect.arrayContaining(['PUBLIC']) },
    ]);
  });

  it('is sent if its risks are allowed: KMS has the last word', async () => {
    const { kms, outcome } = await serveWrites();
    const policy = toPolicy([allowing({ AWS: ['*', 'AIDACKCEVSQ6C2EXAMPLE'] })]);
    const allow = ['PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY'];
    expect(await outcome(policy, { allow })).toMatchObject({ __typename: 'KmsMalformedPolicyDocumentException' });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('by its lockout check is refused for the risk', async () => {
    const { outcome } = await serveWrites();
    expect(await outcome(ONLY_ALICE)).toMatchObject({
      __typename: 'KeyPolicyRefused',
      risks: ['LOCKOUT', 'GATEWAY_CANNOT_READ'],
      plan: { outcome: 'REFUSED' },
    });
  });
});
