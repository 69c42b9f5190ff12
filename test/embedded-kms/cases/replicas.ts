import { ABSENT, type ClientCase, like, MRK_ID, type Step, toArn } from './_case.ts';
import { api, guide, localStack } from './_evidence.ts';

/** It locks everybody out. */
export const DENIES_ALL = '{"Statement":{"Effect":"Deny","Principal":"*","Action":"kms:*","Resource":"*"}}';

export const PRIMARY = { Arn: toArn(MRK_ID), Region: 'us-east-2' };
export const REPLICA = { Arn: toArn(MRK_ID, 'us-west-2'), Region: 'us-west-2' };
export const NEW_REPLICA = { Arn: toArn(MRK_ID, 'eu-west-1'), Region: 'eu-west-1' };

export const replicate = (more: object = {}): Step => ({
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

export const updatePrimary: Step = {
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
