import type { KeyRecord } from '../store/key-record.ts';
import type { KeyUsage } from './key-specs.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';

/** In the order of the service model: the ValidationException for another value lists them in this order. */
export const GRANT_OPERATIONS = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'Sign',
  'Verify',
  'GetPublicKey',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateMac',
  'VerifyMac',
  'DeriveSharedSecret',
  'Encapsulate',
  'Decapsulate',
] as const;
export type GrantOperation = (typeof GRANT_OPERATIONS)[number];

/**
 * A grant can allow only operations that its key supports, and not only to create further grants.
 * Source: KMS Developer Guide, "Grant operations".
 */
export function checkGrantOperations(operations: readonly GrantOperation[], { spec, usage }: KeyRecord): void {
  if (operations.length > 0 && operations.every((operation) => operation === 'CreateGrant')) {
    throw new KmsFault('ValidationException', 'Grants must not contain only the CreateGrant operation.');
  }
  const isSymmetric = spec === 'SYMMETRIC_DEFAULT';
  const hasPublicKey = !isSymmetric && usage !== 'GENERATE_VERIFY_MAC';
  const possible = new Set<GrantOperation>([
    ...OF_ANY_KEY,
    ...OF_USAGE[usage],
    ...(isSymmetric ? OF_SYMMETRIC_KEY : []),
    ...(hasPublicKey ? (['GetPublicKey'] as const) : []),
  ]);
  const impossible = operations.filter((operation) => !possible.has(operation));
  if (impossible.length === 0) return;
  const message = `A key with KeySpec ${spec} and KeyUsage ${usage} does not support: ${impossible.join(', ')}.`;
  throw faultInOwnWords('ValidationException', message);
}

const OF_ANY_KEY: readonly GrantOperation[] = ['CreateGrant', 'RetireGrant', 'DescribeKey'];

const OF_SYMMETRIC_KEY: readonly GrantOperation[] = [
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
];

const OF_USAGE: Readonly<Record<KeyUsage, readonly GrantOperation[]>> = {
  ENCRYPT_DECRYPT: ['Decrypt', 'Encrypt', 'ReEncryptFrom', 'ReEncryptTo'],
  SIGN_VERIFY: ['Sign', 'Verify'],
  GENERATE_VERIFY_MAC: ['GenerateMac', 'VerifyMac'],
  KEY_AGREEMENT: ['DeriveSharedSecret'],
  ENCAPSULATE_DECAPSULATE: ['Encapsulate', 'Decapsulate'],
};
