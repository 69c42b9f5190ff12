import type { ClientCase, Step } from './_case.ts';
import { ABSENT, DOC_KEY, daysFromNow, like, toArn } from './_case.ts';
import { EBS_POLICY } from './_ebs-policy.ts';
import { api, guide, inferred, own, recorded } from './_evidence.ts';

const toAliasArn = (name: string) => `arn:aws:kms:us-east-2:111122223333:${name}`;

const EMPTY = { keys: [] };

/** Creates the key of alias/aws/ebs, and saves its ID as `ebs`. */
const describeEbs: Step = {
  operation: 'DescribeKey',
  input: { KeyId: 'alias/aws/ebs' },
  output: {
    KeyMetadata: {
      AWSAccountId: '111122223333',
      CreationDate: daysFromNow(0),
      Description: 'Default key that protects my EBS volumes when no other key is defined',
      Enabled: true,
      KeyManager: 'AWS',
      KeySpec: 'SYMMETRIC_DEFAULT',
      KeyState: 'Enabled',
      KeyUsage: 'ENCRYPT_DECRYPT',
      MultiRegion: false,
      Origin: 'AWS_KMS',
    },
  },
  save: { ebs: 'KeyMetadata.KeyId' },
};

const LISTED = [
  'acm',
  'dynamodb',
  'ebs',
  'elasticfilesystem',
  'es',
  'glue',
  'kinesisvideo',
  'lambda',
  'rds',
  'redshift',
  's3',
  'secretsmanager',
  'ssm',
  'xray',
].map((service) => `alias/aws/${service}`);

export const AWS_MANAGED_CASES: readonly ClientCase[] = [
  {
    name: 'ListAliases of a new account: the aliases of AWS, without a key and without dates',
    evidence: recorded('aws-nuke and moto, aliases of a new account'),
    seed: EMPTY,
    steps: [
      {
        operation: 'ListAliases',
        output: {
          Aliases: LISTED.map((name) => ({
            AliasName: name,
            AliasArn: toAliasArn(name),
            TargetKeyId: ABSENT,
            CreationDate: ABSENT,
            LastUpdatedDate: ABSENT,
          })),
          Truncated: false,
        },
      },
    ],
  },
  {
    name: 'ListAliases of a new account through a paginator',
    evidence: recorded('aws-nuke and moto, aliases of a new account'),
    seed: EMPTY,
    steps: [{ operation: 'ListAliases', pages: { size: 5, list: 'Aliases', count: LISTED.length } }],
  },
  {
    name: 'DescribeKey of an alias of AWS creates its key, once',
    evidence: api('DescribeKey'),
    seed: EMPTY,
    steps: [
      describeEbs,
      {
        operation: 'DescribeKey',
        input: { KeyId: toAliasArn('alias/aws/ebs') },
        output: { KeyMetadata: { KeyId: '$ebs' } },
      },
      { operation: 'ListKeys', output: { Keys: [{ KeyId: '$ebs' }] } },
      {
        operation: 'ListAliases',
        input: { KeyId: '$ebs' },
        output: {
          Aliases: [
            {
              AliasName: 'alias/aws/ebs',
              TargetKeyId: '$ebs',
              CreationDate: daysFromNow(0),
              LastUpdatedDate: daysFromNow(0),
            },
          ],
        },
      },
      { operation: 'ListAliases', pages: { size: 5, list: 'Aliases', count: LISTED.length } },
    ],
  },
  {
    name: 'GetKeyPolicy of an AWS managed key that DescribeKey created: the policy of AWS for the service',
    evidence: recorded('FogSecurity/aws-managed-kms-keys'),
    seed: EMPTY,
    steps: [
      describeEbs,
      { operation: 'GetKeyPolicy', input: { KeyId: '$ebs', PolicyName: 'default' }, output: { Policy: EBS_POLICY } },
    ],
  },
  {
    name: 'DescribeKey of an alias of AWS that is not listed yet: the alias is listed from then on',
    evidence: inferred('API Reference, DescribeKey'),
    seed: EMPTY,
    steps: [
      { operation: 'DescribeKey', input: { KeyId: 'alias/aws/sqs' }, save: { sqs: 'KeyMetadata.KeyId' } },
      {
        operation: 'ListAliases',
        input: { KeyId: '$sqs' },
        output: { Aliases: [{ AliasName: 'alias/aws/sqs', TargetKeyId: '$sqs' }] },
      },
    ],
  },
  {
    name: 'DescribeKey of an alias of AWS for a service that has no AWS managed key: NotFoundException',
    evidence: inferred('DescribeKey by an unknown alias'),
    steps: [
      {
        operation: 'DescribeKey',
        input: { KeyId: 'alias/aws/athena' },
        error: ['NotFoundException', `Alias ${toAliasArn('alias/aws/athena')} is not found.`],
      },
    ],
  },
  {
    name: 'DescribeKey of an alias of AWS that only the seed names',
    evidence: own('predefinedAliases of a seed'),
    seed: { ...EMPTY, predefinedAliases: ['alias/aws/workmail'] },
    steps: [
      { operation: 'ListAliases', output: { Aliases: [{ AliasName: 'alias/aws/workmail', TargetKeyId: ABSENT }] } },
      {
        operation: 'DescribeKey',
        input: { KeyId: 'alias/aws/workmail' },
        output: { KeyMetadata: { KeyManager: 'AWS', Arn: like(`^${toArn('')}`) } },
      },
    ],
  },
  {
    name: 'ListAliases of another Region: the key of an alias of AWS is one per Region',
    evidence: guide('AWS managed keys'),
    seed: EMPTY,
    steps: [
      describeEbs,
      {
        operation: 'ListAliases',
        region: 'eu-west-1',
        output: { Aliases: LISTED.map(() => ({ TargetKeyId: ABSENT })) },
      },
    ],
  },
  {
    name: 'RevokeGrant of a grant for an AWS managed key',
    evidence: guide('AWS managed keys'),
    seed: {
      keys: [
        {
          keyId: DOC_KEY,
          manager: 'AWS',
          aliases: ['alias/aws/ebs'],
          grants: [{ grantId: 'a'.repeat(64), operations: ['Decrypt'] }],
        },
      ],
    },
    steps: [{ operation: 'RevokeGrant', input: { KeyId: DOC_KEY, GrantId: 'a'.repeat(64) } }],
  },
];
