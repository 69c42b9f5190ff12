import { broken, type ClientCase, DOC_KEY, elsewhere, like, toArn } from './_case.ts';
import { type Evidence, inferred, LOGS, localStack, MODEL, preflight, recorded } from './_evidence.ts';

const MASTER_KEY_SPECS =
  'RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, SYMMETRIC_DEFAULT, HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2';
const KEY_SPECS =
  'RSA_2048, RSA_3072, RSA_4096, ECC_NIST_P256, ECC_NIST_P384, ECC_NIST_P521, ECC_SECG_P256K1, ECC_NIST_EDWARDS25519, SYMMETRIC_DEFAULT, HMAC_224, HMAC_256, HMAC_384, HMAC_512, SM2, ML_DSA_44, ML_DSA_65, ML_DSA_87, ML_KEM_512, ML_KEM_768, ML_KEM_1024';

type Refused = readonly [what: string, input: object, code: string, message: string | RegExp, evidence: Evidence];

const REFUSED_KEYS: readonly Refused[] = [
  [
    'no KeyUsage',
    { KeySpec: 'RSA_2048' },
    'ValidationException',
    'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
    localStack('test_hmac_create_key_invalid_operations'),
  ],
  [
    'a KeyUsage of another KeySpec',
    { KeySpec: 'ECC_NIST_P256', KeyUsage: 'ENCRYPT_DECRYPT' },
    'ValidationException',
    'KeyUsage ENCRYPT_DECRYPT is not compatible with KeySpec ECC_NIST_P256',
    preflight('pf-kms-key-spec-usage'),
  ],
  [
    'an unknown KeySpec',
    { KeySpec: 'HMAC_random' },
    'ValidationException',
    broken('HMAC_random', 'keySpec', `Member must satisfy enum value set: [${KEY_SPECS}]`),
    inferred('a test of floci'),
  ],
  ...['ML_DSA_44', 'ML_KEM_512', 'ECC_NIST_EDWARDS25519'].map(
    (spec): Refused => [
      `${spec} as CustomerMasterKeySpec`,
      { CustomerMasterKeySpec: spec },
      'ValidationException',
      broken(spec, 'customerMasterKeySpec', `Member must satisfy enum value set: [${MASTER_KEY_SPECS}]`),
      MODEL,
    ],
  ),
  [
    'KeySpec and CustomerMasterKeySpec',
    { KeySpec: 'SYMMETRIC_DEFAULT', CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT' },
    'ValidationException',
    /CustomerMasterKeySpec/,
    inferred('CreateKey'),
  ],
  [
    'SM2 outside of China',
    { KeySpec: 'SM2', KeyUsage: 'SIGN_VERIFY' },
    'UnsupportedOperationException',
    'KeySpec SM2 is not supported in this Region',
    preflight('pf-kms-key-spec-region'),
  ],
  [
    'imported key material for ML_DSA_44',
    { Origin: 'EXTERNAL', KeySpec: 'ML_DSA_44', KeyUsage: 'SIGN_VERIFY' },
    'UnsupportedOperationException',
    'KeySpec ML_DSA_44 is not supported for Origin EXTERNAL',
    preflight('pf-kms-key-origin'),
  ],
  [
    'imported key material for ML_KEM_768',
    { Origin: 'EXTERNAL', KeySpec: 'ML_KEM_768', KeyUsage: 'ENCAPSULATE_DECAPSULATE' },
    'UnsupportedOperationException',
    'KeySpec ML_KEM_768 is not supported for Origin EXTERNAL',
    inferred('cdk-preflight, pf-kms-key-origin'),
  ],
  [
    'AWS_CLOUDHSM and no key store',
    { Origin: 'AWS_CLOUDHSM' },
    'ValidationException',
    /CustomKeyStoreId/,
    inferred('API Reference, CreateKey'),
  ],
  [
    'a key store that does not exist',
    { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1' },
    'CustomKeyStoreNotFoundException',
    /cks-1/,
    MODEL,
  ],
  [
    'a key store and Origin EXTERNAL',
    { Origin: 'EXTERNAL', CustomKeyStoreId: 'cks-1' },
    'ValidationException',
    /CustomKeyStoreId/,
    inferred('API Reference, CreateKey'),
  ],
  [
    'XksKeyId and Origin AWS_KMS',
    { XksKeyId: 'xks' },
    'ValidationException',
    /XksKeyId/,
    inferred('API Reference, CreateKey'),
  ],
  [
    'a malformed XksKeyId',
    { XksKeyId: 'a b' },
    'ValidationException',
    broken('a b', 'xksKeyId', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9-_.]+$'),
    MODEL,
  ],
  [
    'a multi-Region key in a key store',
    { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1', MultiRegion: true },
    'UnsupportedOperationException',
    /multi-Region/,
    inferred('API Reference, CreateKey'),
  ],
  [
    'an RSA key in a key store',
    { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1', KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' },
    'UnsupportedOperationException',
    /for Origin AWS_CLOUDHSM$/,
    inferred('API Reference, CreateKey'),
  ],
  [
    'an unknown KeyUsage',
    { KeyUsage: 'RANDOM' },
    'ValidationException',
    broken(
      'RANDOM',
      'keyUsage',
      'Member must satisfy enum value set: [SIGN_VERIFY, ENCRYPT_DECRYPT, GENERATE_VERIFY_MAC, KEY_AGREEMENT, ENCAPSULATE_DECAPSULATE]',
    ),
    MODEL,
  ],
  [
    'a long description',
    { Description: 'd'.repeat(8193) },
    'ValidationException',
    broken('d'.repeat(8193), 'description', 'Member must have length less than or equal to 8192'),
    MODEL,
  ],
  [
    'a tag without a key',
    { Tags: [{ TagKey: '', TagValue: 'v' }] },
    'ValidationException',
    broken('', 'tags.1.member.tagKey', 'Member must have length greater than or equal to 1'),
    MODEL,
  ],
];

export const KEY_REFUSAL_CASES: readonly ClientCase[] = [
  ...REFUSED_KEYS.map(
    ([what, input, code, message, evidence]): ClientCase => ({
      name: `CreateKey with ${what}: ${code}`,
      evidence,
      steps: [
        { operation: 'CreateKey', input, error: [code, typeof message === 'string' ? message : like(message.source)] },
      ],
    }),
  ),
  {
    name: 'DescribeKey by an unknown alias: NotFoundException',
    evidence: LOGS,
    steps: [
      {
        operation: 'DescribeKey',
        input: { KeyId: 'alias/none' },
        error: ['NotFoundException', 'Alias arn:aws:kms:us-east-2:111122223333:alias/none is not found.'],
      },
    ],
  },
  {
    name: 'DescribeKey with eleven grant tokens: ValidationException',
    evidence: MODEL,
    steps: [
      {
        operation: 'DescribeKey',
        input: { KeyId: DOC_KEY, GrantTokens: [...'01234567890'] },
        error: ['ValidationException', broken('', 'grantTokens', 'Member must have length less than or equal to 10')],
      },
    ],
  },
  {
    name: 'DescribeKey of a key of another account: AccessDeniedException',
    evidence: recorded('ACK, notes on errors of KMS'),
    steps: [
      {
        operation: 'DescribeKey',
        input: { KeyId: toArn(DOC_KEY, 'us-east-2', '444455556666') },
        error: ['AccessDeniedException', elsewhere('DescribeKey')],
      },
    ],
  },
];
