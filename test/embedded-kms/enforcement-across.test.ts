import { describe } from 'vitest';
import { DESCRIBE, type Decision, OTHER_ROOT, testDecisions } from './_decisions.ts';
import {
  ALICE,
  allow,
  BOB,
  by,
  DELEGATE,
  deniedBy,
  deny,
  foreign,
  KEY_ARN,
  noKeyPolicy,
  OTHERS,
  READER,
} from './_enforcement.ts';

const ACROSS: readonly Decision[] = [
  {
    name: 'another account, and the default policy',
    caller: 'BOB',
    identity: { BOB: [allow('kms:*')] },
    denied: foreign(DESCRIBE),
  },
  {
    name: 'another account, which only the key policy allows',
    caller: 'BOB',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(OTHER_ROOT))],
    denied: `${DESCRIBE} on this resource because no identity-based policy allows the ${DESCRIBE} action`,
  },
  {
    name: 'another account, which both sides allow',
    caller: 'BOB',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(OTHER_ROOT))],
    identity: { BOB: [allow('kms:*')] },
  },
  {
    name: 'a user of another account that the key policy names, and no IAM policy',
    caller: 'BOB',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(BOB))],
    denied: `${DESCRIBE} on this resource because no identity-based policy allows the ${DESCRIBE} action`,
  },
  {
    name: 'a user of another account that both name',
    caller: 'BOB',
    keyPolicy: [allow(DESCRIBE, by(BOB))],
    identity: { BOB: [allow(DESCRIBE)] },
  },
  {
    name: 'everyone, and an IAM policy',
    caller: 'BOB',
    keyPolicy: [allow('kms:*', { Principal: '*' })],
    identity: { BOB: [allow(DESCRIBE)] },
  },
  {
    name: 'a Deny of the key policy',
    caller: 'BOB',
    keyPolicy: [allow('kms:*', { Principal: '*' }), deny(DESCRIBE, by(OTHER_ROOT))],
    identity: { BOB: [allow(DESCRIBE)] },
    denied: foreign(DESCRIBE),
  },
  {
    name: 'the root user of another account',
    caller: '444455556666',
    keyPolicy: [DELEGATE, allow(DESCRIBE, by(OTHER_ROOT))],
  },
  {
    name: 'an operation that is not possible across accounts',
    caller: 'BOB',
    operation: 'GetKeyPolicy',
    keyPolicy: [allow('kms:*', { Principal: '*' })],
    identity: { BOB: [allow('kms:*')] },
    denied: foreign('kms:GetKeyPolicy'),
  },
  {
    name: 'a key of another account that does not exist',
    caller: 'BOB',
    input: { KeyId: KEY_ARN.replace('0aaaaaaa', '0bbbbbbb') },
    identity: { BOB: [allow('kms:*')] },
    denied: foreign(DESCRIBE),
  },
];

const grantTo = (granteePrincipal: string, more: object = {}) => ({
  grants: [{ granteePrincipal, operations: ['DescribeKey' as const], ...more }],
});

const GRANTS: readonly Decision[] = [
  { name: 'a grant, and no policy', keyPolicy: [OTHERS], key: grantTo(ALICE) },
  { name: 'a grant to another user', keyPolicy: [OTHERS], key: grantTo(`${ALICE}x`), denied: noKeyPolicy(DESCRIBE) },
  {
    name: 'a grant for another operation',
    keyPolicy: [OTHERS],
    key: grantTo(ALICE, { operations: ['Decrypt'] }),
    denied: noKeyPolicy(DESCRIBE),
  },
  {
    name: 'a grant, and a Deny of the key policy',
    keyPolicy: [OTHERS, deny(DESCRIBE, by(ALICE))],
    key: grantTo(ALICE),
    denied: deniedBy('a resource', DESCRIBE),
  },
  {
    name: 'a grant, and a Deny of an IAM policy',
    key: grantTo(ALICE),
    identity: { ALICE: [deny('kms:*')] },
    denied: deniedBy('an identity', DESCRIBE),
  },
  { name: 'a grant to the role of a session', caller: 'READER', keyPolicy: [OTHERS], key: grantTo(READER) },
  {
    name: 'a grant whose encryption context does not count for DescribeKey',
    keyPolicy: [OTHERS],
    key: grantTo(ALICE, { constraints: { encryptionContextEquals: { Department: 'HR' } } }),
  },
  {
    name: 'a grant to a user of another account, without an IAM policy',
    caller: 'BOB',
    key: grantTo(BOB),
    denied: `${DESCRIBE} on this resource because no identity-based policy allows the ${DESCRIBE} action`,
  },
  {
    name: 'a grant to a user of another account, and an IAM policy',
    caller: 'BOB',
    key: grantTo(BOB),
    identity: { BOB: [allow(DESCRIBE)] },
  },
];

describe('across accounts', () => testDecisions(ACROSS));

describe('with grants', () => testDecisions(GRANTS));
