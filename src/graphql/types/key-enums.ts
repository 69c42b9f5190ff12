import type { EnumRef } from '@pothos/core';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';

/** AWS adds values without notice. A value that is not listed here reads as UNKNOWN instead of failing the field. */
const UNKNOWN = 'A value that AWS added after this version of the gateway. The gateway logs it.';

export const KeyState = createAwsEnum('KeyState', 'Whether a key can be used, and why not.', {
  Creating: 'KMS is creating the key.',
  Enabled: 'The key can be used.',
  Disabled: 'The key cannot be used until it is enabled again.',
  PendingDeletion: 'The key cannot be used. KMS deletes it on `deletionDate` unless the deletion is cancelled.',
  PendingImport: 'The key cannot be used until key material is imported.',
  PendingReplicaDeletion:
    'A multi-Region primary key that waits for the deletion of its replicas. After that, its own waiting period starts.',
  Unavailable: 'The key cannot be used because its custom key store is disconnected.',
  Updating: 'The primary Region of the multi-Region key is being changed.',
});

export const KeyUsage = createAwsEnum('KeyUsage', 'The cryptographic operations that a key supports.', {
  SIGN_VERIFY: 'Create and verify signatures.',
  ENCRYPT_DECRYPT: 'Encrypt and decrypt.',
  GENERATE_VERIFY_MAC: 'Generate and verify message authentication codes (MAC).',
  KEY_AGREEMENT: 'Derive shared secrets.',
  ENCAPSULATE_DECAPSULATE: 'Encapsulate and decapsulate keys.',
});

export const KeySpec = createAwsEnum('KeySpec', 'The type of the key material.', {
  SYMMETRIC_DEFAULT: 'AES-256-GCM, or SM4 in China Regions.',
  RSA_2048: 'RSA, 2048 bits.',
  RSA_3072: 'RSA, 3072 bits.',
  RSA_4096: 'RSA, 4096 bits.',
  ECC_NIST_P256: 'The NIST curve P-256 (secp256r1).',
  ECC_NIST_P384: 'The NIST curve P-384 (secp384r1).',
  ECC_NIST_P521: 'The NIST curve P-521 (secp521r1).',
  ECC_NIST_EDWARDS25519: 'The NIST curve Edwards25519 (Ed25519).',
  ECC_SECG_P256K1: 'The SECG curve secp256k1, which cryptocurrencies use.',
  HMAC_224: 'HMAC with SHA-224.',
  HMAC_256: 'HMAC with SHA-256.',
  HMAC_384: 'HMAC with SHA-384.',
  HMAC_512: 'HMAC with SHA-512.',
  SM2: 'SM2, in China Regions only.',
  ML_DSA_44: 'The post-quantum signature ML-DSA-44.',
  ML_DSA_65: 'The post-quantum signature ML-DSA-65.',
  ML_DSA_87: 'The post-quantum signature ML-DSA-87.',
  ML_KEM_512: 'The post-quantum key encapsulation ML-KEM-512.',
  ML_KEM_768: 'The post-quantum key encapsulation ML-KEM-768.',
  ML_KEM_1024: 'The post-quantum key encapsulation ML-KEM-1024.',
});

export const KeyOrigin = createAwsEnum('KeyOrigin', 'Where the key material comes from.', {
  AWS_KMS: 'KMS generated it.',
  EXTERNAL: 'It was imported, or must be imported before the key can be used.',
  AWS_CLOUDHSM: 'It was generated in the CloudHSM cluster of a custom key store.',
  EXTERNAL_KEY_STORE: 'It is in a key manager outside AWS.',
});

export const KeyManager = createAwsEnum('KeyManager', 'Who manages a key.', {
  AWS: 'An AWS managed key, such as aws/s3. AWS writes its policy.',
  CUSTOMER: 'A customer managed key. Its account writes its policy.',
});

export const MultiRegionKeyType = createAwsEnum(
  'MultiRegionKeyType',
  'The role of a key among its related multi-Region keys.',
  {
    PRIMARY: 'The primary key: the only one that can be replicated.',
    REPLICA: 'A replica of a primary key in another Region.',
  },
);

export const RotationType = createAwsEnum('RotationType', 'Why key material was rotated.', {
  AUTOMATIC: 'The rotation period had passed.',
  ON_DEMAND: 'Somebody called RotateKeyOnDemand.',
});

export const KeyMaterialState = createAwsEnum('KeyMaterialState', 'What KMS uses the key material for.', {
  CURRENT: 'KMS encrypts and decrypts with it.',
  NON_CURRENT: 'KMS only decrypts with it.',
  PENDING_ROTATION: 'It is imported. KMS uses it only after the next rotation on demand.',
  PENDING_MULTI_REGION_IMPORT_AND_ROTATION:
    'It is imported into the primary key, but not yet into every replica. KMS cannot rotate to it yet.',
});

export const ImportState = createAwsEnum('ImportState', 'Whether imported key material is in KMS.', {
  IMPORTED: 'It is in KMS.',
  PENDING_IMPORT: 'It was deleted or has expired, and can be imported again.',
});

/** The GraphQL enum for an enum of AWS, and the function that reads its values. */
function createAwsEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
) {
  const described = Object.entries({ ...values, UNKNOWN }).map(([value, text]) => [value, { description: text }]);
  const ref: EnumRef<(typeof builder)['$inferSchemaTypes'], Value | 'UNKNOWN'> = builder.enumType(name, {
    description,
    values: Object.fromEntries(described),
  });
  return {
    ref,
    read(value: string | null | undefined, { warn }: Context): Value | 'UNKNOWN' | null {
      if (value === null || value === undefined) return null;
      if (Object.hasOwn(values, value)) return value as Value;
      // Protects the log: an endpoint that stands in for KMS can send any text. Values of AWS have this form.
      const shown = /^\w{1,60}$/.test(value) ? value : null;
      warn(`KMS answered a ${name} that this gateway does not know`, { enum: name, value: shown });
      return 'UNKNOWN';
    },
  };
}
