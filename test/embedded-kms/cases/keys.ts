import { bulkSeed } from '../_bulk-seed.ts';
import {
  ABSENT,
  broken,
  type ClientCase,
  DOC_KEY,
  DOC_KEY_ARN,
  daysFromNow,
  like,
  toArn,
  UNKNOWN_KEY,
} from './_case.ts';
import { api, documented, inferred, localStack, MODEL, own, recorded } from './_evidence.ts';

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
    { operation: 'DeleteCustomKeyStore', input: { CustomKeyStoreId: 'cks-1' } },
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
