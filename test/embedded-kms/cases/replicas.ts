import type { ClientCase, Step } from './_case.ts';
import { ABSENT, broken, DOC_KEY, DOC_KEY_ARN, like, MRK_ID, toArn } from './_case.ts';
import { api, guide, inferred, KEY_STATES, localStack, MODEL, preflight } from './_evidence.ts';

/** It locks everybody out. */
const DENIES_ALL = '{"Statement":{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}}';

const PRIMARY = { Arn: toArn(MRK_ID), Region: 'us-east-2' };
const REPLICA = { Arn: toArn(MRK_ID, 'us-west-2'), Region: 'us-west-2' };
const NEW_REPLICA = { Arn: toArn(MRK_ID, 'eu-west-1'), Region: 'eu-west-1' };

const replicate = (more: object = {}): Step => ({
  operation: 'ReplicateKey',
  input: { KeyId: MRK_ID, ReplicaRegion: 'eu-west-1', ...more },
});
const describe = (region: string, metadata: object): Step => ({
  operation: 'DescribeKey',
  region,
  input: { KeyId: MRK_ID },
  output: { KeyMetadata: metadata },
});
const configuration = (type: string, primary: object, ...replicas: readonly object[]) => ({
  MultiRegionConfiguration: { MultiRegionKeyType: type, PrimaryKey: primary, ReplicaKeys: replicas },
});

const updatePrimary: Step = {
  operation: 'UpdatePrimaryRegion',
  input: { KeyId: MRK_ID, PrimaryRegion: 'us-west-2' },
};

export const REPLICA_CASES: readonly ClientCase[] = [
  {
    name: 'ReplicateKey answers the replica, its policy and its tags',
    evidence: localStack('test_replicate_key'),
    steps: [
      {
        ...replicate({ Description: 'copy', Tags: [{ TagKey: 'a', TagValue: 'b' }] }),
        output: {
          ReplicaKeyMetadata: {
            Arn: NEW_REPLICA.Arn,
            KeyId: MRK_ID,
            Description: 'copy',
            KeyState: 'Creating',
            Enabled: false,
            MultiRegion: true,
            ...configuration('REPLICA', PRIMARY, REPLICA, NEW_REPLICA),
          },
          ReplicaPolicy: like('"Id" : "key-default-1"'),
          ReplicaTags: [{ TagKey: 'a', TagValue: 'b' }],
        },
      },
    ],
  },
  {
    name: 'ReplicateKey: the replica is enabled, and has its own description',
    evidence: api('ReplicateKey'),
    steps: [replicate(), describe('eu-west-1', { KeyState: 'Enabled', Enabled: true, Description: '' })],
  },
  {
    name: 'ReplicateKey: the primary key and all replicas list each other',
    evidence: localStack('test_replicate_key'),
    steps: [
      replicate(),
      describe('us-east-2', configuration('PRIMARY', PRIMARY, REPLICA, NEW_REPLICA)),
      describe('us-west-2', configuration('REPLICA', PRIMARY, REPLICA, NEW_REPLICA)),
    ],
  },
  {
    name: 'ReplicateKey into a Region that has a replica: AlreadyExistsException',
    evidence: api('ReplicateKey'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'us-west-2' }),
        error: ['AlreadyExistsException', 'You can create only one replica of each primary key in each AWS Region.'],
      },
    ],
  },
  {
    name: 'ReplicateKey into the Region of the primary key: AlreadyExistsException',
    evidence: preflight('pf-kms-replica-primary-arn'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'us-east-2' }),
        error: ['AlreadyExistsException', 'us-east-2 cannot have a replica because it contains the primary.'],
      },
    ],
  },
  {
    name: 'ReplicateKey of a replica: UnsupportedOperationException',
    evidence: localStack('2025-09-08'),
    steps: [
      {
        ...replicate(),
        region: 'us-west-2',
        error: ['UnsupportedOperationException', `${REPLICA.Arn} is not a multi-region primary key.`],
      },
    ],
  },
  {
    name: 'ReplicateKey of a single-Region key: UnsupportedOperationException',
    evidence: inferred('cdk-preflight, pf-kms-replica-primary-arn'),
    steps: [
      {
        ...replicate({ KeyId: DOC_KEY }),
        error: ['UnsupportedOperationException', `${DOC_KEY_ARN} is not a multi-region key.`],
      },
    ],
  },
  {
    name: 'ReplicateKey into another partition: UnsupportedOperationException',
    evidence: inferred('cdk-preflight, pf-kms-replica-primary-arn'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'cn-north-1' }),
        error: [
          'UnsupportedOperationException',
          'The replica key Region must be in the same AWS partition as the primary key Region.',
        ],
      },
    ],
  },
  {
    name: 'ReplicateKey into a Region that AWS does not have: UnsupportedOperationException',
    evidence: inferred('ReplicateKey'),
    steps: [
      {
        ...replicate({ ReplicaRegion: 'xx-yyy-99' }),
        error: ['UnsupportedOperationException', like('^xx-yyy-99 is not')],
      },
    ],
  },
  {
    name: 'ReplicateKey with a malformed Region: ValidationException',
    evidence: MODEL,
    steps: [
      {
        ...replicate({ ReplicaRegion: 'moon' }),
        error: [
          'ValidationException',
          broken('moon', 'replicaRegion', 'Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\\d+$'),
        ],
      },
    ],
  },
  {
    name: 'ReplicateKey of a disabled key: DisabledException',
    evidence: KEY_STATES,
    steps: [
      { operation: 'DisableKey', input: { KeyId: MRK_ID } },
      { ...replicate(), error: ['DisabledException', `${PRIMARY.Arn} is disabled.`] },
    ],
  },
  {
    name: 'ReplicateKey with a policy that locks the caller out: MalformedPolicyDocumentException',
    evidence: inferred('PutKeyPolicy'),
    steps: [
      {
        ...replicate({ Policy: DENIES_ALL }),
        error: [
          'MalformedPolicyDocumentException',
          'The new key policy will not allow you to update the key policy in the future.',
        ],
      },
    ],
  },
  {
    name: 'ReplicateKey with a policy, bypassing the lockout check',
    evidence: api('ReplicateKey'),
    steps: [
      {
        ...replicate({ Policy: DENIES_ALL, BypassPolicyLockoutSafetyCheck: true }),
        output: { ReplicaPolicy: like('^\\{\n  "Statement" : \\{\n    "Effect" : "Deny",'), ReplicaTags: ABSENT },
      },
    ],
  },
  { name: 'UpdatePrimaryRegion', evidence: api('UpdatePrimaryRegion'), steps: [updatePrimary] },
  {
    name: 'UpdatePrimaryRegion makes the replica the primary key, and the primary key a replica',
    evidence: api('UpdatePrimaryRegion'),
    steps: [
      updatePrimary,
      describe('us-east-2', configuration('REPLICA', REPLICA, PRIMARY)),
      describe('us-west-2', configuration('PRIMARY', REPLICA, PRIMARY)),
    ],
  },
  {
    name: 'UpdatePrimaryRegion to a Region without a replica: NotFoundException',
    evidence: inferred('UpdatePrimaryRegion'),
    steps: [
      {
        operation: 'UpdatePrimaryRegion',
        input: { KeyId: MRK_ID, PrimaryRegion: 'eu-west-1' },
        error: ['NotFoundException', `Key '${NEW_REPLICA.Arn}' does not exist`],
      },
    ],
  },
  {
    name: 'UpdatePrimaryRegion to a disabled replica: DisabledException',
    evidence: KEY_STATES,
    steps: [
      { operation: 'DisableKey', region: 'us-west-2', input: { KeyId: MRK_ID } },
      { ...updatePrimary, error: ['DisabledException', `${REPLICA.Arn} is disabled.`] },
    ],
  },
  {
    name: 'ScheduleKeyDeletion of a primary key with replicas waits for their deletion',
    evidence: guide('Deleting multi-Region keys'),
    steps: [
      {
        operation: 'ScheduleKeyDeletion',
        input: { KeyId: MRK_ID, PendingWindowInDays: 7 },
        output: {
          KeyId: PRIMARY.Arn,
          KeyState: 'PendingReplicaDeletion',
          PendingWindowInDays: 7,
          DeletionDate: ABSENT,
        },
      },
      describe('us-east-2', { PendingDeletionWindowInDays: 7, Enabled: false }),
      {
        operation: 'EnableKey',
        input: { KeyId: MRK_ID },
        error: ['KMSInvalidStateException', like('replica deletion.$')],
      },
    ],
  },
  {
    name: 'CancelKeyDeletion of a primary key that waits for the deletion of its replicas',
    evidence: guide('Deleting multi-Region keys'),
    steps: [
      { operation: 'ScheduleKeyDeletion', input: { KeyId: MRK_ID } },
      { operation: 'CancelKeyDeletion', input: { KeyId: MRK_ID }, output: { KeyId: PRIMARY.Arn } },
    ],
  },
];
