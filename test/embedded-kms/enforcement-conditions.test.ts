import { describe, expect, it } from 'vitest';
import {
  ALICE,
  allow,
  by,
  DELEGATE,
  deny,
  KEY,
  OTHERS,
  READER,
  ROOT,
  startEnforced,
  type World,
} from './_enforcement.ts';
import { failureOf } from './_kms.ts';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const when = (Condition: Conditions) => ({ Condition });

/** The conditions of the only statement that allows the call. */
type Setup = World & { readonly caller?: string; readonly call?: readonly [string, object] };
type Case = readonly [name: string, conditions: Conditions, isMet: boolean, setup?: Setup];

const equals = (key: string, value: string | readonly string[]) => ({ StringEquals: { [key]: value } });
const grantCall = (more: object = {}) =>
  ['CreateGrant', { KeyId: KEY, GranteePrincipal: ALICE, Operations: ['Decrypt', 'Encrypt'], ...more }] as const;

const CASES: readonly Case[] = [
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
  [
    'kms:RequestAlias',
    equals('kms:RequestAlias', 'alias/a'),
    true,
    { key: { aliases: ['alias/a'] }, call: ['DescribeKey', { KeyId: 'alias/a' }] },
  ],
  [
    'kms:RequestAlias of a call by key ID',
    equals('kms:RequestAlias', 'alias/a'),
    false,
    { key: { aliases: ['alias/a'] } },
  ],
  [
    'kms:GrantIsForAWSResource of a direct call',
    { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    false,
    { call: grantCall() },
  ],
  [
    'kms:GrantIsForAWSResource of the seed',
    { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
    true,
    { call: grantCall(), context: { 'kms:GrantIsForAWSResource': 'true' } },
  ],
  [
    'kms:GrantOperations',
    { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] } },
    true,
    { call: grantCall() },
  ],
  [
    'kms:GrantOperations with one more',
    { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] } },
    false,
    { call: grantCall() },
  ],
  ['kms:GranteePrincipal', equals('kms:GranteePrincipal', ALICE), true, { call: grantCall() }],
  [
    'kms:GrantConstraintType',
    equals('kms:GrantConstraintType', 'EncryptionContextSubset'),
    true,
    { call: grantCall({ Constraints: { EncryptionContextSubset: { a: 'b' } } }) },
  ],
  [
    'kms:EncryptionContext of a constraint',
    equals('kms:EncryptionContext:a', 'b'),
    true,
    { call: grantCall({ Constraints: { EncryptionContextEquals: { a: 'b' } } }) },
  ],
  [
    'kms:RotationPeriodInDays',
    { NumericLessThanEquals: { 'kms:RotationPeriodInDays': '180' } },
    true,
    { call: ['EnableKeyRotation', { KeyId: KEY, RotationPeriodInDays: 180 }] },
  ],
  [
    'kms:RotationPeriodInDays of the default',
    { NumericLessThanEquals: { 'kms:RotationPeriodInDays': '180' } },
    false,
    { call: ['EnableKeyRotation', { KeyId: KEY }] },
  ],
  [
    'kms:ScheduleKeyDeletionPendingWindowInDays of the default',
    { NumericGreaterThanEquals: { 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' } },
    true,
    { call: ['ScheduleKeyDeletion', { KeyId: KEY }] },
  ],
  [
    'aws:RequestTag',
    equals('aws:RequestTag/Team', 'a'),
    true,
    { call: ['TagResource', { KeyId: KEY, Tags: [{ TagKey: 'Team', TagValue: 'a' }] }] },
  ],
  [
    'aws:TagKeys',
    { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team'] } },
    false,
    { call: ['UntagResource', { KeyId: KEY, TagKeys: ['Team', 'Owner'] }] },
  ],
  [
    'kms:KeySpec of a new key',
    equals('kms:KeySpec', 'RSA_2048'),
    true,
    { call: ['CreateKey', { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' }] },
  ],
  ['kms:KeySpec of a new key by default', equals('kms:KeySpec', 'RSA_2048'), false, { call: ['CreateKey', {}] }],
  [
    'kms:BypassPolicyLockoutSafetyCheck',
    { Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'false' } },
    false,
    { call: ['CreateKey', { BypassPolicyLockoutSafetyCheck: true }] },
  ],
  ['kms:KeySpec of a call without a key', { Null: { 'kms:KeySpec': 'true' } }, true, { call: ['ListKeys', {}] }],
];

const DAY_ONE = Date.parse('2026-01-01T12:00:00Z');

describe('a condition of an IAM policy', () => {
  it.each(CASES.map(([name, conditions, isMet, setup = {}]) => ({ name, conditions, isMet, setup })))(
    '$name',
    async ({ conditions, isMet, setup }) => {
      const { caller = 'ALICE', call = ['DescribeKey', { KeyId: KEY }], ...world } = setup;
      const identity = { [caller]: [allow('kms:*', when(conditions))] };
      const { send } = await startEnforced({ identity, options: { now: () => DAY_ONE }, ...world });
      const sent = send(caller, call[0], call[1]);
      if (isMet) await expect(sent).resolves.toBeTruthy();
      else {
        expect(await failureOf(sent)).toEqual([
          'AccessDeniedException',
          expect.stringMatching(/ because no identity-based policy allows the kms:\w+ action$/),
        ]);
      }
    },
  );
});

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

describe('a condition key whose value is not known', () => {
  const expected = (key: string) => [
    'AccessDeniedException',
    expect.stringContaining(`${CANNOT_DECIDE} ${key}. Add the values`),
  ];

  it.each([
    ['aws:PrincipalOrgID', 'ALICE'],
    ['aws:MultiFactorAuthPresent', 'READER'],
    ['aws:TokenIssueTime', 'READER'],
    ['kms:KeyOfTheFuture', 'ALICE'],
  ])('refuses the call, and says so: %s', async (key, caller) => {
    const statements = [allow('kms:*'), deny('kms:*', when({ StringNotEquals: { [key]: 'x' } }))];
    const { send } = await startEnforced({ identity: { [caller]: statements } });
    expect(await failureOf(send(caller, 'DescribeKey', { KeyId: KEY }))).toEqual(expected(key));
    expect(await failureOf(send(caller, 'ListKeys'))).toEqual(expected(key));
  });

  it('does not matter where other statements decide', async () => {
    const unknown = when(equals('aws:PrincipalOrgID', 'o-1'));
    const { send } = await startEnforced({
      keyPolicy: [DELEGATE, allow('kms:*', { ...by(ALICE), ...unknown })],
      identity: { ALICE: [allow('kms:*')] },
    });
    await expect(send('ALICE', 'DescribeKey', { KeyId: KEY })).resolves.toBeTruthy();
  });

  it('in a key policy is also one that AWS documents for IAM policies only', async () => {
    const keyPolicy = [OTHERS, allow('kms:*', { ...by(ALICE), ...when(equals('aws:ResourceTag/a', 'b')) })];
    const { send } = await startEnforced({ keyPolicy, key: { tags: [{ key: 'a', value: 'b' }] } });
    const [, message] = await failureOf(send('ALICE', 'DescribeKey', { KeyId: KEY }));
    expect(message).toContain(`${CANNOT_DECIDE} how AWS evaluates the key policy at '/Statement/1'.`);
  });

  it.each(['DescribeKey', 'CreateKey'])('has an operator that AWS does not have: %s', async (operation) => {
    const identity = { ALICE: [allow('kms:*', when({ StringMatches: { 'kms:KeySpec': 'x' } }))] };
    const { send } = await startEnforced({ identity });
    const [, message] = await failureOf(send('ALICE', operation, operation === 'CreateKey' ? {} : { KeyId: KEY }));
    expect(message).toContain(`${CANNOT_DECIDE} how AWS evaluates an IAM policy at '/Statement/0'.`);
  });

  it.each([
    ['{', 'the key policy, which is no policy'],
    ['{"Statement":[1]}', "the key policy at '/Statement/0'"],
  ])('may be in a policy that cannot be read: %s', async (policy, place) => {
    const { send } = await startEnforced({ key: { policy } });
    const [, message] = await failureOf(send('ALICE', 'DescribeKey', { KeyId: KEY }));
    expect(message).toContain(`${CANNOT_DECIDE} how AWS evaluates ${place}.`);
  });
});

const CANNOT_DECIDE = 'because the embedded KMS cannot decide it: it does not know';
