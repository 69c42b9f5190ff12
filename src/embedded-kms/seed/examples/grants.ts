import type { SeedGrant } from '../seed.ts';
import { toRoleArn } from './policies.ts';

/** A role of the account itself, and one of the data lake account that may decrypt one volume only. */
export const ARCHIVE_GRANTS: readonly SeedGrant[] = [
  {
    name: 'nightly-export',
    createdAt: '2024-09-12T02:00:00Z',
    granteePrincipal: toRoleArn('EventExporter'),
    operations: ['Decrypt', 'DescribeKey'],
  },
  {
    name: 'lake-volume',
    createdAt: '2025-03-03T05:41:18Z',
    granteePrincipal: toRoleArn('LakeCluster', '444455556666'),
    retiringServicePrincipal: 'ec2.amazonaws.com',
    issuingAccount: 'arn:aws:iam::444455556666:root',
    operations: ['Decrypt', 'GenerateDataKeyWithoutPlaintext'],
    constraints: { encryptionContextSubset: { 'aws:ebs:id': 'vol-0f1e2d3c4b5a69788' } },
  },
];
