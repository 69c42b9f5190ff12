import { describe, expect, test } from 'vitest';
import { findKeyState } from '../../src/analysis/key-state.ts';
import { findAction } from '../../src/analysis/tables/actions.ts';
import { KEY } from './_ask.ts';

const METADATA = KEY.metadata as NonNullable<typeof KEY.metadata>;

const find = (action: string, metadata: Partial<typeof METADATA>) =>
  findKeyState(findAction(action), { ...METADATA, ...metadata });

describe('KMS in the state of the key', () => {
  test.each([
    ['Decrypt', 'Enabled', false, []],
    ['Decrypt', 'Disabled', true, ['DisabledException']],
    ['Decrypt', 'PendingDeletion', true, ['DisabledException', 'KMSInvalidStateException']],
    ['Decrypt', 'PendingReplicaDeletion', true, ['DisabledException', 'KMSInvalidStateException']],
    ['Decrypt', 'PendingImport', true, ['KMSInvalidStateException']],
    ['Decrypt', 'Updating', false, []],
    ['DescribeKey', 'PendingDeletion', false, []],
    ['CancelKeyDeletion', 'Enabled', true, ['KMSInvalidStateException']],
    ['CancelKeyDeletion', 'PendingDeletion', false, []],
    ['EnableKeyRotation', 'Enabled', null, ['UnsupportedOperationException']],
    ['Decrypt', 'NewState', null, []],
    ['Decrypt', null, null, []],
    ['SynchronizeMultiRegionKey', 'Enabled', null, []],
  ])('answers kms:%s of a key that is %s: refused is %s, %j', (action, state, refused, exceptions) => {
    expect(find(action, { state })).toMatchObject({ refused, exceptions });
  });

  test('is not known for an action that is not known', () => {
    expect(findKeyState(undefined, METADATA)).toEqual({ refused: null, exceptions: [], usageFits: null });
  });
});

describe('the usage and the spec of the key', () => {
  test.each([
    ['Encrypt', 'ENCRYPT_DECRYPT', 'RSA_2048', true],
    ['Encrypt', 'SIGN_VERIFY', 'RSA_2048', false],
    ['Sign', 'SIGN_VERIFY', 'ECC_NIST_P256', true],
    ['Sign', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT', false],
    ['GenerateMac', 'GENERATE_VERIFY_MAC', 'HMAC_256', true],
    ['VerifyMac', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT', false],
    ['DeriveSharedSecret', 'KEY_AGREEMENT', 'ECC_NIST_P256', true],
    ['Encapsulate', 'ENCAPSULATE_DECAPSULATE', 'ML_KEM_768', true],
    ['Encapsulate', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT', false],
    ['GenerateDataKey', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT', true],
    ['GenerateDataKey', 'ENCRYPT_DECRYPT', 'RSA_2048', false],
    ['EnableKeyRotation', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT', true],
    ['EnableKeyRotation', 'SIGN_VERIFY', 'RSA_2048', false],
    ['RotateKeyOnDemand', 'GENERATE_VERIFY_MAC', 'HMAC_256', false],
    ['DescribeKey', 'SIGN_VERIFY', 'RSA_2048', true],
    ['GetPublicKey', 'SIGN_VERIFY', 'RSA_2048', true],
    ['GetPublicKey', 'ENCRYPT_DECRYPT', 'RSA_2048', true],
    ['GetPublicKey', 'KEY_AGREEMENT', 'ECC_NIST_P256', true],
    ['GetPublicKey', 'ENCRYPT_DECRYPT', 'SYMMETRIC_DEFAULT', false],
    ['GetPublicKey', 'GENERATE_VERIFY_MAC', 'HMAC_256', false],
    ['GetPublicKey', 'ENCRYPT_DECRYPT', null, null],
    ['Encrypt', null, null, null],
    ['GenerateDataKey', 'ENCRYPT_DECRYPT', null, null],
    ['DescribeKey', null, null, true],
  ])('fit kms:%s with %s and %s: %s', (action, usage, spec, expected) => {
    expect(find(action, { usage, spec }).usageFits).toBe(expected);
  });
});
