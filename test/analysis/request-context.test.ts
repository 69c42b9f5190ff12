import { describe, expect, test } from 'vitest';
import { type ContextInput, MAX_CONTEXT, parseContext } from '../../src/analysis/request/given-context.ts';
import { parseRequestPrincipal, RequestError } from '../../src/analysis/request/request-principal.ts';
import {
  ALICE,
  APP,
  allow,
  ask,
  codesOf,
  deny,
  having,
  KEY,
  MALLORY,
  OWN,
  SERVICE,
  SESSION,
  verdictOf,
} from './_ask.ts';

const [YES, NO, MAYBE] = ['ALLOWED', 'NOT_ALLOWED', 'UNKNOWN'];
const ROOT = `arn:aws:iam::${OWN}:root`;

/** Whether the request has the value under the key: YES, NO, or UNKNOWN. */
function has(key: string, value: string, question: Omit<Parameters<typeof ask>[0], 'statements'> = {}) {
  const verdict = verdictOf({ statements: [allow({ Condition: { StringEquals: { [key]: value } } })], ...question });
  return { ALLOWED: 'YES', NOT_ALLOWED: 'NO' }[verdict as string] ?? 'UNKNOWN';
}

describe('what follows from the principal:', () => {
  test.each([
    ['aws:PrincipalArn', ALICE, ALICE],
    ['aws:PrincipalArn', APP, APP],
    ['aws:PrincipalArn', SESSION, APP],
    ['aws:PrincipalArn', OWN, ROOT],
    ['aws:PrincipalAccount', ALICE, OWN],
    ['kms:CallerAccount', SESSION, OWN],
    ['aws:PrincipalType', ALICE, 'User'],
    ['aws:PrincipalType', APP, 'AssumedRole'],
    ['aws:PrincipalType', SESSION, 'AssumedRole'],
    ['aws:PrincipalType', ROOT, 'Account'],
    ['aws:PrincipalType', `arn:aws:sts::${OWN}:federated-user/bob`, 'FederatedUser'],
    ['aws:PrincipalIsAWSService', ALICE, 'false'],
    ['aws:PrincipalIsAWSService', SERVICE, 'true'],
    ['aws:PrincipalServiceName', SERVICE, SERVICE],
    ['aws:username', ALICE, 'Alice'],
    ['aws:username', `arn:aws:iam::${OWN}:user/team/Bob`, 'Bob'],
    ['aws:userid', ROOT, OWN],
    ['aws:ViaAWSService', SERVICE, 'false'],
  ])('%s of %s is %s', (key, principal, value) => {
    expect(has(key, value, { principal, context: {} })).toBe('YES');
  });

  test.each([
    ['aws:username', SESSION],
    ['aws:username', ROOT],
    ['aws:username', SERVICE],
    ['aws:PrincipalServiceName', ALICE],
    ['aws:SourceArn', ALICE],
    ['aws:SourceAccount', SESSION],
    ['aws:SourceOrgID', ROOT],
    ['aws:PrincipalOrgID', SERVICE],
    ['kms:MacAlgorithm', ALICE],
    ['aws:RequestTag/team', ALICE],
  ])('%s is never there for %s, and the reason says so', (key, principal) => {
    const statements = [allow({ Condition: { StringEquals: { [key]: 'x' } } })];
    expect(verdictOf({ statements, principal, context: {} })).toBe(NO);
    expect(codesOf({ statements, principal, context: {} })).toContain('KEY_NEVER_PRESENT');
  });

  test.each([
    ['aws:PrincipalOrgID', ALICE],
    ['aws:PrincipalTag/team', ALICE],
    ['aws:userid', SERVICE],
    ['aws:SourceArn', SERVICE],
    ['aws:SourceAccount', SERVICE],
    ['aws:MultiFactorAuthPresent', ALICE],
    ['kms:ViaService', ALICE],
    ['aws:SourceVpce', ALICE],
    ['example:Key', ALICE],
  ])('%s of %s is not known, unless the context is complete', (key, principal) => {
    const value = { 'aws:SourceArn': 'arn:aws:s3:::x', 'aws:MultiFactorAuthPresent': 'true' }[key] ?? 'x';
    const statements = [allow({ Condition: { StringEquals: { [key]: value } } })];
    expect(ask({ statements, principal, context: {} })).toMatchObject({ verdict: MAYBE, missingKeys: [key] });
    expect(verdictOf({ statements, principal, context: { absent: [key] } })).toBe(NO);
    expect(verdictOf({ statements, principal })).toBe(NO);
    expect(verdictOf({ statements, principal, context: having(key, value) })).toBe(YES);
  });

  test('AWS does not say which account a service has, not even in a complete context', () => {
    expect(has('aws:PrincipalAccount', OWN, { principal: SERVICE })).toBe('UNKNOWN');
  });
});

describe('what follows from the key:', () => {
  test.each([
    ['aws:ResourceAccount', OWN],
    ['aws:RequestedRegion', 'us-west-2'],
    ['kms:KeySpec', 'SYMMETRIC_DEFAULT'],
    ['kms:CustomerMasterKeySpec', 'SYMMETRIC_DEFAULT'],
    ['kms:KeyUsage', 'ENCRYPT_DECRYPT'],
    ['kms:CustomerMasterKeyUsage', 'ENCRYPT_DECRYPT'],
    ['kms:KeyOrigin', 'AWS_KMS'],
    ['kms:MultiRegion', 'false'],
  ])('%s is %s', (key, value) => {
    expect(has(key, value, { context: {} })).toBe('YES');
  });

  test('a multi-Region key has an ID that says so', () => {
    const key = { keyId: `mrk-${'1'.repeat(32)}` };
    expect(has('kms:MultiRegion', 'true', { key, context: {} })).toBe('YES');
  });

  test('the primary or the replica follows from the description', () => {
    const metadata = { ...KEY.metadata, multiRegionKeyType: 'REPLICA' } as typeof KEY.metadata;
    const key = { keyId: `mrk-${'1'.repeat(32)}`, metadata };
    expect(has('kms:MultiRegionKeyType', 'REPLICA', { key, context: {} })).toBe('YES');
    expect(has('kms:MultiRegionKeyType', 'REPLICA', { context: {} })).toBe('NO');
  });

  test('without the description it is not known, even in a complete context', () => {
    const question = {
      statements: [allow({ Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } })],
      key: { metadata: null },
    };
    expect(ask(question)).toMatchObject({
      verdict: MAYBE,
      missingKeys: ['kms:KeySpec'],
      needs: { metadata: true, grants: false },
    });
    expect(codesOf(question)).toContain('METADATA_UNREADABLE');
    expect(ask({ ...question, statements: [] }).needs.metadata).toBe(false);
  });
});

describe('what follows from the call:', () => {
  test('every call is over TLS, at the time of the request', () => {
    expect(has('aws:SecureTransport', 'true', { context: {} })).toBe('YES');
    expect(has('aws:CurrentTime', '2026-01-01T00:00:00.000Z', { context: {} })).toBe('YES');
    expect(has('aws:EpochTime', '1767225600', { context: {} })).toBe('YES');
    expect(has('aws:CurrentTime', '2020-01-01', { context: having('aws:CurrentTime', '2020-01-01') })).toBe('YES');
  });

  test.each([
    ['kms:ViaService', 's3.us-west-2.amazonaws.com', 's3.us-west-2.amazonaws.com', 'YES'],
    ['kms:ViaService', 's3.us-west-2.amazonaws.com', 'direct', 'NO'],
    ['aws:ViaAWSService', 'true', 's3.us-west-2.amazonaws.com', 'YES'],
    ['aws:ViaAWSService', 'false', 'direct', 'YES'],
    ['aws:CalledViaFirst', 's3.amazonaws.com', 'direct', 'NO'],
    ['aws:CalledViaFirst', 's3.amazonaws.com', 's3.us-west-2.amazonaws.com', 'UNKNOWN'],
  ])('%s is %s if via is %s: %s', (key, value, via, expected) => {
    expect(has(key, value, { context: { via } })).toBe(expected);
  });
});

describe('the encryption context', () => {
  const pair = [{ key: 'App', value: 'x' }];
  test.each([
    ['kms:EncryptionContext:App', 'x', 'kms:Decrypt', 'YES'],
    ['kms:EncryptionContext:APP', 'x', 'kms:Decrypt', 'YES'],
    ['kms:EncryptionContext:App', 'X', 'kms:Decrypt', 'NO'],
    ['kms:EncryptionContext:Other', 'x', 'kms:Decrypt', 'NO'],
    ['kms:EncryptionContext:App', 'x', 'kms:DescribeKey', 'NO'],
    ['kms:EncryptionContext:App', 'x', 'kms:Sign', 'NO'],
  ])('has %s = %s for %s: %s', (key, value, action, expected) => {
    expect(has(key, value, { action, context: { encryptionContext: pair } })).toBe(expected);
  });

  test('has the names of its pairs, and none if it is empty', () => {
    const Condition = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['App'] } };
    const statements = [allow({ Condition })];
    const verdict = (...encryptionContext: readonly { key: string; value: string }[]) =>
      verdictOf({ statements, context: { encryptionContext } });
    expect(verdict(...pair)).toBe(YES);
    expect(verdict()).toBe(YES);
    expect(verdict(...pair, { key: 'Other', value: '' })).toBe(NO);
    const isThere = [allow({ Condition: { Null: { 'kms:EncryptionContextKeys': 'false' } } })];
    expect(verdictOf({ statements: isThere, context: { encryptionContext: [] } })).toBe(NO);
  });
});

describe('a condition key that every such request has, with a value that is not known,', () => {
  const unknown = { ...KEY, metadata: null };
  const FEDERATED = `arn:aws:sts::${OWN}:federated-user/bob`;
  const isAbsent = (key: string) => [allow({ Condition: { Null: { [key]: 'true' } } })];
  const isPresent = (key: string) => [allow({ Condition: { Null: { [key]: 'false' } } })];

  test.each([
    ['aws:TokenIssueTime', SESSION],
    ['aws:TokenIssueTime', APP],
    ['aws:TokenIssueTime', FEDERATED],
    ['aws:MultiFactorAuthPresent', APP],
    ['aws:userid', ALICE],
    ['aws:userid', SESSION],
    ['kms:KeySpec', ALICE],
    ['kms:KeyOrigin', ALICE],
  ])('is not absent: %s of %s', (key, principal) => {
    const question = { principal, key: unknown, context: {} };
    expect(verdictOf({ ...question, statements: isAbsent(key) })).toBe(NO);
    expect(verdictOf({ ...question, statements: isPresent(key) })).toBe(YES);
    expect(has(key, 'x', question)).toBe('UNKNOWN');
    const absent = () => parseContext({ absent: [key] }, parseRequestPrincipal(principal, 'aws'), KEY);
    expect(absent).toThrow(`"${key}" is in context.absent, but every such request has it.`);
  });

  test.each([ALICE, ROOT, SERVICE])(
    'is not aws:TokenIssueTime of %s, who may have lasting credentials',
    (principal) => {
      expect(verdictOf({ principal, context: {}, statements: isAbsent('aws:TokenIssueTime') })).toBe(MAYBE);
    },
  );
});

describe('a condition key for IAM policies only', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/team': 'a' } };
  const context = having('aws:ResourceTag/team', 'a');

  test('is not decided in a key policy, even if it is given', () => {
    expect(verdictOf({ statements: [allow({ Condition })], context })).toBe(MAYBE);
    expect(ask({ statements: [allow({ Condition })], context }).missingKeys).toEqual([]);
  });

  test('counts in an identity policy', () => {
    const statements = [allow({ Principal: { AWS: OWN } })];
    const identity = [[{ Effect: 'Allow', Action: 'kms:*', Resource: '*', Condition }]];
    expect(verdictOf({ statements, identity, context })).toBe(YES);
    expect(verdictOf({ statements, identity })).toBe(NO);
  });
});

test('of an action that the tables do not know, no condition key is known to be absent', () => {
  const Condition = { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } };
  const question = { statements: [allow({ Condition })], action: 'kms:FutureAction', context: {} };
  expect(ask(question)).toMatchObject({ verdict: MAYBE, missingKeys: ['kms:MacAlgorithm'] });
  expect(codesOf(question)).toContain('ACTION_NOT_KNOWN');
});

describe('a context is refused', () => {
  const value = (key: string, ...values: readonly string[]) => ({ keys: [{ key, values }] });
  const via = 's3.us-west-2.amazonaws.com';
  test.each<[string, ContextInput, string, string?]>([
    ['another account of the caller', value('kms:CallerAccount', '1'), `"${OWN}"`],
    ['another ARN of a user', value('aws:PrincipalArn', MALLORY), `"${ALICE}"`],
    ['another role of a session', value('aws:PrincipalArn', `arn:aws:iam::${OWN}:role/Other`), 'role/App', SESSION],
    ['another Region', value('aws:RequestedRegion', 'eu-west-1'), '"us-west-2"'],
    ['no account of the caller', { absent: ['aws:principalaccount'] }, `"${OWN}"`],
    ['a service that is not via', { ...value('kms:ViaService', via), via: 'direct' }, '"direct"'],
    ['another service than via', { ...value('kms:ViaService', via), via: 'ec2.us-west-2.amazonaws.com' }, '"ec2.us'],
    ['via that is no service', { via: 's3' }, 'a service such as'],
    ['a key twice', { keys: ['aws:userid', 'AWS:userid'].map((key) => ({ key, values: ['a'] })) }, 'expected it once'],
    ['a key in keys and absent', { ...value('aws:userid', 'a'), absent: ['aws:UserId'] }, 'expected it in one of them'],
    ['two values of a key with one', value('aws:userid', 'a', 'b'), 'expected one'],
    ['no value of a key with one', value('aws:userid'), 'has it in absent'],
    ['a pair twice', { encryptionContext: [1, 2].map(() => ({ key: 'a', value: 'b' })) }, 'expected each key once'],
    ['pairs in two places', { ...value('kms:EncryptionContext:a', 'b'), encryptionContext: [] }, 'expected one'],
    ['too many keys', { absent: Array.from({ length: MAX_CONTEXT.keys + 1 }, (_, at) => `a:${at}`) }, 'at most 100'],
    ['too many values', value('example:Key', ...Array(MAX_CONTEXT.values + 1).fill('a')), 'at most 100'],
    ['a long text', value('example:Key', 'a'.repeat(MAX_CONTEXT.text + 1)), 'at most 2048'],
  ])('that has %s', (_, input, expected, caller = ALICE) => {
    const parse = () => parseContext(input, parseRequestPrincipal(caller, 'aws'), KEY);
    expect(parse).toThrow(RequestError);
    expect(parse).toThrow(expected);
  });

  test('but not if it says what follows anyway, or the path of a role', () => {
    const accepted = (input: ContextInput, principal: string) =>
      parseContext(input, parseRequestPrincipal(principal, 'aws'), KEY);
    expect(accepted(value('kms:CallerAccount', OWN), ALICE).keys.size).toBe(1);
    expect(accepted(value('aws:PrincipalArn', `arn:aws:iam::${OWN}:role/team/App`), SESSION).keys.size).toBe(1);
    expect(accepted({ ...value('kms:ViaService', via), via }, ALICE).via).toBe(via);
  });
});

describe('a principal is refused', () => {
  test.each([
    ['*', 'wildcard'],
    [`arn:aws:iam::${OWN}:user/*`, 'wildcard'],
    [`arn:aws:iam::${OWN}:group/Staff`, 'a group is no principal'],
    ['AIDACKCEVSQ6C2EXAMPLE', 'a unique ID'],
    ['AROADBQP57FF2AEXAMPLE', 'a unique ID'],
    [`arn:aws:iam::${OWN}:saml-provider/ADFS`, 'not of a principal'],
    [`arn:aws:sts::${OWN}:assumed-role/App`, 'not of a principal'],
    ['arn:aws:iam::123:user/Alice', 'not 12 digits'],
    ['arn:aws:iam::1111222233334:root', 'not 12 digits'],
    ['1111222233334', 'no ARN'],
    ['', 'no ARN'],
    ['__proto__', 'no ARN'],
    ['s3.amazonaws.com.example.com', 'no ARN'],
    [`arn:aws:iam::${OWN}:user/${'a'.repeat(2048)}`, 'at most 2048'],
  ])('%j: %s', (text, why) => {
    expect(() => parseRequestPrincipal(text, 'aws')).toThrow(RequestError);
    expect(() => parseRequestPrincipal(text, 'aws')).toThrow(why);
  });
});

test('a Deny for calls that are not made by way of a service spares those that are', () => {
  const via = 's3.us-west-2.amazonaws.com';
  const statements = [allow(), deny({ Condition: { StringNotEquals: { 'kms:ViaService': via } } })];
  expect(verdictOf({ statements, context: { via } })).toBe(YES);
  expect(verdictOf({ statements, context: { via: 'direct' } })).toBe('DENIED');
  expect(verdictOf({ statements, context: {} })).toBe(MAYBE);
});
