import { bulkSeed } from '../_bulk-seed.ts';
import type { ClientCase } from './_case.ts';
import { ABSENT, broken, DOC_KEY, DOC_KEY_ARN, daysFromNow, elsewhere, like, toArn, UNKNOWN_KEY } from './_case.ts';
import {
  api,
  documented,
  type Evidence,
  inferred,
  LOGS,
  localStack,
  MODEL,
  own,
  preflight,
  recorded,
} from './_evidence.ts';

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
    api('CreateKey'),
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
    api('CreateKey'),
  ],
  ['XksKeyId and Origin AWS_KMS', { XksKeyId: 'xks' }, 'ValidationException', /XksKeyId/, api('CreateKey')],
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
    api('CreateKey'),
  ],
  [
    'an RSA key in a key store',
    { Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1', KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' },
    'UnsupportedOperationException',
    /for Origin AWS_CLOUDHSM$/,
    api('CreateKey'),
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

const { keys: BULK_KEYS } = bulkSeed(120);

export const KEY_CASES: readonly ClientCase[] = [
  {
    name: 'GetKeyLastUsage: a key was never used',
    evidence: recorded('Cloud Custodian, 2026-05'),
    steps: [
      { operation: 'CreateKey', save: { id: 'KeyMetadata.KeyId' } },
      {
        operation: 'GetKeyLastUsage',
        input: { KeyId: '$id' },
        output: {
          KeyId: '$id',
          KeyLastUsage: { Operation: ABSENT, Timestamp: ABSENT },
          TrackingStartDate: daysFromNow(0),
          KeyCreationDate: daysFromNow(0),
        },
      },
    ],
  },
  {
    name: 'GetKeyLastUsage of a key that does not exist: NotFoundException',
    evidence: inferred('DescribeKey'),
    steps: [
      {
        operation: 'GetKeyLastUsage',
        input: { KeyId: UNKNOWN_KEY },
        error: ['NotFoundException', `Key '${toArn(UNKNOWN_KEY)}' does not exist`],
      },
    ],
  },
  {
    name: 'CreateKey: all members of a new key',
    evidence: localStack('test_create_key'),
    steps: [
      {
        operation: 'CreateKey',
        input: { Description: 'mine', Tags: [{ TagKey: 'team', TagValue: 'payments' }] },
        output: {
          KeyMetadata: {
            AWSAccountId: '111122223333',
            KeyId: like('^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'),
            Arn: like('^arn:aws:kms:us-east-2:111122223333:key/[0-9a-f-]{36}$'),
            CreationDate: daysFromNow(0),
            Enabled: true,
            Description: 'mine',
            KeyUsage: 'ENCRYPT_DECRYPT',
            KeyState: 'Enabled',
            Origin: 'AWS_KMS',
            KeyManager: 'CUSTOMER',
            CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
            KeySpec: 'SYMMETRIC_DEFAULT',
            EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
            MultiRegion: false,
            MultiRegionConfiguration: ABSENT,
            DeletionDate: ABSENT,
          },
        },
      },
    ],
  },
  {
    name: 'CreateKey: a key for imported material is in the state PendingImport',
    evidence: localStack('test_import_key_symmetric'),
    steps: [
      {
        operation: 'CreateKey',
        input: { Origin: 'EXTERNAL' },
        output: { KeyMetadata: { KeyState: 'PendingImport', Enabled: false, Origin: 'EXTERNAL' } },
      },
    ],
  },
  ...REFUSED_KEYS.map(
    ([what, input, code, message, evidence]): ClientCase => ({
      name: `CreateKey with ${what}: ${code}`,
      evidence,
      steps: [
        { operation: 'CreateKey', input, error: [code, typeof message === 'string' ? message : like(message.source)] },
      ],
    }),
  ),
  ...[DOC_KEY, DOC_KEY_ARN, 'alias/ExampleAlias', 'arn:aws:kms:us-east-2:111122223333:alias/ExampleAlias'].map(
    (KeyId): ClientCase => ({
      name: `DescribeKey takes ${KeyId}`,
      evidence: api('DescribeKey'),
      steps: [
        {
          operation: 'DescribeKey',
          input: { KeyId },
          output: { KeyMetadata: { Arn: DOC_KEY_ARN, CreationDate: Date.parse('2024-03-05T10:14:00Z') / 1000 } },
        },
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
  {
    name: 'a Region has its own keys',
    evidence: localStack('test_get_key_in_different_region'),
    steps: [
      {
        operation: 'DescribeKey',
        region: 'eu-west-1',
        input: { KeyId: DOC_KEY },
        error: ['NotFoundException', `Key '${toArn(DOC_KEY, 'eu-west-1')}' does not exist`],
      },
    ],
  },
  {
    name: 'an account has its own keys',
    evidence: inferred('DescribeKey'),
    steps: [
      { operation: 'CreateKey', accessKeyId: '444455556666', save: { theirs: 'KeyMetadata.KeyId' } },
      {
        operation: 'GetKeyPolicy',
        input: { KeyId: '$theirs', PolicyName: 'default' },
        error: ['NotFoundException', "Key 'arn:aws:kms:us-east-2:111122223333:key/$theirs' does not exist"],
      },
    ],
  },
  {
    name: 'a key has an ARN of its partition',
    evidence: documented('General Reference, Amazon Resource Names'),
    steps: [
      {
        operation: 'CreateKey',
        region: 'cn-north-1',
        output: { KeyMetadata: { Arn: like('^arn:aws-cn:kms:cn-north-1:111122223333:key/') } },
      },
    ],
  },
  {
    name: 'ListKeys: a page with a marker',
    evidence: api('ListKeys'),
    seed: { keys: BULK_KEYS },
    steps: [
      { operation: 'ListKeys', input: { Limit: 119 }, output: { Truncated: true }, save: { marker: 'NextMarker' } },
      {
        operation: 'ListKeys',
        input: { Marker: '$marker' },
        output: { Keys: [{ KeyId: like('^f'), KeyArn: like(':key/f') }], Truncated: false, NextMarker: ABSENT },
      },
    ],
  },
  {
    name: 'ListKeys through a paginator',
    evidence: api('ListKeys'),
    seed: { keys: BULK_KEYS },
    steps: [{ operation: 'ListKeys', pages: { size: 50, list: 'Keys', count: 120 } }],
  },
  {
    name: 'ListKeys with a Limit of 1001: ValidationException',
    evidence: MODEL,
    steps: [
      {
        operation: 'ListKeys',
        input: { Limit: 1001 },
        error: ['ValidationException', broken('1001', 'limit', 'Member must have value less than or equal to 1000')],
      },
    ],
  },
  {
    name: 'ListKeys with a Limit of 0: ValidationException',
    evidence: MODEL,
    steps: [
      {
        operation: 'ListKeys',
        input: { Limit: 0 },
        error: ['ValidationException', broken('0', 'limit', 'Member must have value greater than or equal to 1')],
      },
    ],
  },
  {
    name: 'ListKeys with a marker that it did not answer: InvalidMarkerException',
    evidence: MODEL,
    steps: [{ operation: 'ListKeys', input: { Marker: 'x' }, error: ['InvalidMarkerException', "Invalid marker 'x'"] }],
  },
  ...[
    { operation: 'GenerateDataKey', input: { KeyId: DOC_KEY, KeySpec: 'AES_256' } },
    { operation: 'GetPublicKey', input: { KeyId: UNKNOWN_KEY } },
    { operation: 'DescribeCustomKeyStores', input: {} },
  ].map(
    (step): ClientCase => ({
      name: `${step.operation} is not served: UnsupportedOperationException`,
      evidence: own('it is not served'),
      steps: [
        {
          ...step,
          error: ['UnsupportedOperationException', like(`^The embedded KMS does not serve ${step.operation}:`)],
        },
      ],
    }),
  ),
];
