import { describe } from 'vitest';
import { type ConditionCase, equals, testConditions } from './_conditions.ts';
import { ALICE, KEY } from './_enforcement.ts';

const grantCall = (more: object = {}) =>
  ['CreateGrant', { KeyId: KEY, GranteePrincipal: ALICE, Operations: ['Decrypt', 'Encrypt'], ...more }] as const;

const CASES: readonly ConditionCase[] = [
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

describe('a condition of an IAM policy on the input of the call', () => testConditions(CASES));
