import type { EnumRef } from '@pothos/core';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';

/** AWS adds values without notice: what is not known here reads as UNKNOWN instead of failing the field. */
const UNKNOWN = 'A value that AWS has added since this gateway was made. The gateway logs it.';

export const KeyState = define('KeyState', 'Whether and how a key can be used.', {
  Creating: 'KMS is creating the key.',
  Enabled: 'Ready for use.',
  Disabled: 'Cannot be used until it is enabled again.',
  PendingDeletion: 'Cannot be used; deleted on `deletionDate` unless the deletion is cancelled.',
  PendingImport: 'Waits for its key material to be imported.',
  PendingReplicaDeletion: 'A multi-Region primary that is deleted once its replicas are.',
  Unavailable: 'Its key store cannot be reached.',
  Updating: 'The primary Region is being changed.',
});

export const KeyUsage = define('KeyUsage', 'The cryptographic operations a key is for.', {
  SIGN_VERIFY: 'Signatures.',
  ENCRYPT_DECRYPT: 'Encryption and decryption.',
  GENERATE_VERIFY_MAC: 'Message authentication codes.',
  KEY_AGREEMENT: 'Deriving shared secrets.',
  ENCAPSULATE_DECAPSULATE: 'Key encapsulation.',
});

export const KeySpec = define('KeySpec', 'The kind of key material.', {
  SYMMETRIC_DEFAULT: 'AES-256-GCM (SM4 in China Regions).',
  RSA_2048: 'RSA, 2048 bits.',
  RSA_3072: 'RSA, 3072 bits.',
  RSA_4096: 'RSA, 4096 bits.',
  ECC_NIST_P256: 'The NIST curve P-256 (secp256r1).',
  ECC_NIST_P384: 'The NIST curve P-384 (secp384r1).',
  ECC_NIST_P521: 'The NIST curve P-521 (secp521r1).',
  ECC_NIST_EDWARDS25519: 'The NIST curve Edwards25519 (Ed25519).',
  ECC_SECG_P256K1: 'The SECG curve secp256k1, as cryptocurrencies use it.',
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

export const KeyOrigin = define('KeyOrigin', 'Where the key material comes from.', {
  AWS_KMS: 'KMS made it.',
  EXTERNAL: 'It was imported.',
  AWS_CLOUDHSM: 'It was made in the CloudHSM cluster of a custom key store.',
  EXTERNAL_KEY_STORE: 'It is in a key manager outside of AWS.',
});

export const KeyManager = define('KeyManager', 'Who manages a key.', {
  AWS: 'An AWS managed key, such as aws/s3: AWS writes its policy.',
  CUSTOMER: 'A customer managed key: its account writes its policy.',
});

export const MultiRegionKeyType = define('MultiRegionKeyType', 'The part a multi-Region key plays.', {
  PRIMARY: 'Can be replicated.',
  REPLICA: 'A replica of a primary key in another Region.',
});

export const RotationType = define('RotationType', 'Why key material was rotated.', {
  AUTOMATIC: 'The rotation period had passed.',
  ON_DEMAND: 'Somebody called RotateKeyOnDemand.',
});

export const KeyMaterialState = define('KeyMaterialState', 'What KMS uses the key material for.', {
  CURRENT: 'KMS encrypts and decrypts with it.',
  NON_CURRENT: 'KMS only decrypts with it.',
  PENDING_ROTATION: 'It is imported. KMS uses it only after the next rotation on demand.',
  PENDING_MULTI_REGION_IMPORT_AND_ROTATION:
    'It is imported into the primary key, but not yet into every replica. KMS cannot rotate to it yet.',
});

export const ImportState = define('ImportState', 'Whether imported key material is in KMS.', {
  IMPORTED: 'It is in KMS.',
  PENDING_IMPORT: 'It was deleted or has expired, and can be imported again.',
});

/** An enum of AWS's, and how its values are read. */
function define<Value extends string>(name: string, description: string, values: Readonly<Record<Value, string>>) {
  const described = Object.entries({ ...values, UNKNOWN }).map(([value, text]) => [value, { description: text }]);
  const ref: EnumRef<(typeof builder)['$inferSchemaTypes'], Value | 'UNKNOWN'> = builder.enumType(name, {
    description,
    values: Object.fromEntries(described),
  });
  return {
    ref,
    /** Null stays null. */
    read(value: string | null | undefined, { warn }: Context): Value | 'UNKNOWN' | null {
      if (value === null || value === undefined) return null;
      if (Object.hasOwn(values, value)) return value as Value;
      // What answers in KMS's place may send anything: only a name of AWS's shape goes into the log.
      const shown = /^\w{1,60}$/.test(value) ? value : null;
      warn(`KMS answered a ${name} that this gateway does not know`, { enum: name, value: shown });
      return 'UNKNOWN';
    },
  };
}
