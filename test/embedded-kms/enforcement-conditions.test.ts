import { describe, expect, it } from 'vitest';
import { type ConditionCase, equals, testConditions, when } from './_conditions.ts';
import { allow, by, KEY, OTHERS, READER, ROOT, startEnforced } from './_enforcement.ts';
import { failureOf } from './_kms.ts';

const CASES: readonly ConditionCase[] = [
  ['kms:CallerAccount', equals('kms:CallerAccount', '111122223333'), true],
  ['kms:CallerAccount of another account', equals('kms:CallerAccount', '444455556666'), false],
  ['aws:PrincipalAccount', equals('aws:PrincipalAccount', '111122223333'), true],
  ['aws:PrincipalArn of a user', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/team/*' } }, true],
  ['aws:PrincipalArn of a role with a path', { ArnLike: { 'aws:PrincipalArn': READER } }, true, { caller: 'READER' }],
  [
    'aws:PrincipalArn of a session',
    { ArnLike: { 'aws:PrincipalArn': 'arn:aws:sts::*:assumed-role/*' } },
    false,
    { caller: 'READER' },
  ],
  ['aws:username', equals('aws:username', 'Alice'), true],
  ['aws:userid of a session', { StringLike: { 'aws:userid': 'AROA*:READER' } }, true, { caller: 'READER' }],
  ['aws:PrincipalType', equals('aws:PrincipalType', 'User'), true],
  ['kms:ViaService of a direct call', equals('kms:ViaService', 's3.us-east-2.amazonaws.com'), false],
  [
    'kms:ViaService of the seed',
    equals('kms:ViaService', 's3.us-east-2.amazonaws.com'),
    true,
    { context: { 'kms:ViaService': 's3.us-east-2.amazonaws.com' } },
  ],
  ['aws:PrincipalTag without tags', equals('aws:PrincipalTag/team', 'a'), false],
  [
    'aws:PrincipalTag of the seed',
    equals('aws:PrincipalTag/Team', 'a'),
    true,
    { context: { 'aws:PrincipalTag/team': 'a' } },
  ],
  [
    'aws:PrincipalOrgID of the seed',
    equals('aws:PrincipalOrgID', 'o-1'),
    true,
    { context: { 'aws:PrincipalOrgID': 'o-1' } },
  ],
  ['aws:SourceIp', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, true],
  [
    'aws:SourceIp of the seed',
    { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
    true,
    { context: { 'aws:SourceIp': '203.0.113.7' } },
  ],
  ['aws:SourceVpce', equals('aws:SourceVpce', 'vpce-1'), false],
  ['aws:SecureTransport, which is true as in AWS', { Bool: { 'aws:SecureTransport': 'true' } }, true],
  ['aws:UserAgent', { StringLike: { 'aws:UserAgent': 'aws-sdk-js/*' } }, true],
  ['aws:CurrentTime by the clock', { DateLessThan: { 'aws:CurrentTime': '2026-01-02T00:00:00Z' } }, true],
  ['aws:RequestedRegion', equals('aws:RequestedRegion', 'us-east-2'), true],
  ['aws:MultiFactorAuthPresent of a user', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }, false],
  ['kms:KeySpec', equals('kms:KeySpec', 'SYMMETRIC_DEFAULT'), true],
  ['kms:KeyUsage', equals('kms:KeyUsage', 'SIGN_VERIFY'), false],
  ['kms:MultiRegion', { Bool: { 'kms:MultiRegion': 'false' } }, true],
  ['aws:ResourceTag', equals('aws:ResourceTag/Team', 'a'), true, { key: { tags: [{ key: 'Team', value: 'a' }] } }],
  ['aws:ResourceTag of a key without tags', equals('aws:ResourceTag/Team', 'a'), false],
  [
    'kms:ResourceAliases',
    { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/dev/*' } },
    true,
    { key: { aliases: ['alias/dev/a', 'alias/b'] } },
  ],
  ['kms:ResourceAliases without aliases', { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': '*' } }, false],
];

describe('a condition of an IAM policy on the principal, the request or the key', () => testConditions(CASES));

describe('a condition of a key policy', () => {
  it('counts as one of an IAM policy does', async () => {
    const conditions = { ...equals('kms:CallerAccount', '111122223333'), Bool: { 'kms:MultiRegion': 'false' } };
    const keyPolicy = [OTHERS, allow('kms:DescribeKey', { Principal: '*', ...when(conditions) })];
    const { send } = await startEnforced({ keyPolicy });
    await expect(send('ALICE', 'DescribeKey', { KeyId: KEY })).resolves.toBeTruthy();
  });

  it('of the lockout check sees the context of the caller', async () => {
    const context = { 'aws:PrincipalTag/admin': 'yes' };
    const { send } = await startEnforced({ context, identity: { ALICE: [allow('kms:PutKeyPolicy')] } });
    const put = (value: string) => {
      const statement = { ...allow('kms:*', by(ROOT)), ...when(equals('aws:PrincipalTag/admin', value)) };
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
      return send('ALICE', 'PutKeyPolicy', { KeyId: KEY, Policy });
    };
    expect((await failureOf(put('no')))[0]).toBe('MalformedPolicyDocumentException');
    await expect(put('yes')).resolves.toBeTruthy();
  });
});
