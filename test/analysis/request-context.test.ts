import { describe, expect, test } from 'vitest';
import { ALICE, APP, allow, ask, codesOf, having, KEY, OWN, SERVICE, SESSION, verdictOf } from './_ask.ts';
import { has } from './_has.ts';

const [YES, NO, MAYBE] = ['ALLOWED', 'NOT_ALLOWED', 'UNKNOWN'];
const ROOT = `arn:aws:iam::${OWN}:root`;

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
