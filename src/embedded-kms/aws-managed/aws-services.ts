import type { Place } from '../store/store.ts';
import { type Actions, type Statement, USE, USE_AND_GRANT, USE_AND_LIST_GRANTS } from './statements.ts';
import * as unusual from './unusual-policies.ts';

/** The names of AWS's aliases start with it. */
export const AWS_PREFIX = 'alias/aws/';

/** An AWS service that has an AWS managed key in each account and Region, and what AWS writes into that key. */
export type AwsService = {
  /** The number at the end of the policy's `Id`, or a whole `Id`. */
  readonly policyId: number | string;
  /** The words in the key's description. Inferred where it is absent: that description of AWS was not captured. */
  readonly protects?: string;
  readonly policy: UsualPolicy | ((place: Place) => readonly Statement[]);
};

/** One statement for those who use the service, one for the account, and for some services one for the service. */
export type UsualPolicy = {
  /** As the first Sid names it. */
  readonly name: string;
  /** As the end of the first Sid names it. Default: `name`. */
  readonly users?: string;
  readonly actions: Actions;
  readonly preposition?: 'through' | 'to';
  /** As `kms:ViaService` names it. Default: the name in the alias. */
  readonly via?: string;
  readonly viaFirst?: true;
  /** The Sid of the statement that lets the service describe the key. */
  readonly describeSid?: string;
};

const BACKUP = ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey*'];
const SNS = ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:CreateGrant', 'kms:ListGrants', 'kms:DescribeKey'];

const describedAs = (name: string) => `Allow ${name} to describe the key directly`;

/**
 * By the name in the alias: `ebs` for alias/aws/ebs. Source: the policies of all 39 AWS managed keys of us-east-1, read
 * from an account by github.com/FogSecurity/aws-managed-kms-keys in 2024. AWS adds no services: "AWS managed keys are a
 * legacy key type that are no longer being created for new AWS services as of 2021" (KMS Developer Guide).
 */
export const AWS_SERVICES: ReadonlyMap<string, AwsService> = new Map<string, AwsService>([
  ['acm', { policyId: 4, protects: 'ACM private keys', policy: unusual.toAcmStatements }],
  ['appflow', { policyId: 2, policy: unusual.toAppFlowStatements }],
  ['backup', usual(1, 'Backup', BACKUP, { protects: 'Backup data', users: 'Backup Storage' })],
  ['cloud9', usual(1, 'Cloud9', USE)],
  ['codeartifact', usual(1, 'Amazon CodeArtifact', USE_AND_GRANT, named('CodeArtifact Service', 'codeartifact'))],
  ['codecommit', usual(2, 'CodeCommit', USE, { protects: 'CodeCommit repositories' })],
  ['connect', { policyId: 3, policy: unusual.toConnectStatements }],
  ['dax', usual(1, 'DAX', USE_AND_LIST_GRANTS, { viaFirst: true })],
  ['dms', usual(1, 'DMS', USE_AND_LIST_GRANTS, { viaFirst: true })],
  ['dynamodb', { policyId: 3, protects: 'DynamoDB data', policy: unusual.toDynamoDbStatements }],
  ['ebs', usual(2, 'EBS', USE_AND_GRANT, { protects: 'EBS volumes', via: 'ec2', viaFirst: true })],
  ['ecr', usual(1, 'Amazon ECR', [...USE_AND_GRANT, 'kms:RetireGrant'], { viaFirst: true })],
  ['eks', usual(1, 'Amazon EKS', USE_AND_GRANT, { describeSid: describedAs('the EKS Service') })],
  [
    'elasticache',
    usual(1, 'ElastiCache Service', USE_AND_LIST_GRANTS, {
      viaFirst: true,
      describeSid: describedAs('ElastiCache service principals'),
    }),
  ],
  ['elasticfilesystem', usual(1, 'EFS', USE_AND_GRANT, { protects: 'EFS filesystems', preposition: 'to' })],
  [
    'es',
    usual(2, 'OpenSearch Service', USE_AND_GRANT, {
      protects: 'Elasticsearch data',
      describeSid: describedAs('OpenSearch service principals'),
    }),
  ],
  ['fsx', usual(1, 'FSx', USE_AND_LIST_GRANTS)],
  ['glue', usual(1, 'Glue', USE_AND_GRANT, { protects: 'Glue data', viaFirst: true })],
  [
    'imagebuilder',
    usual(1, 'Amazon EC2 Image Builder', USE_AND_GRANT, { describeSid: describedAs('the EC2 Image Builder Service') }),
  ],
  ['kafka', usual(1, 'Kafka', USE_AND_LIST_GRANTS)],
  ['kendra', usual(1, 'Amazon Kendra', USE_AND_GRANT, { describeSid: describedAs('Kendra Service') })],
  ['kinesis', usual(1, 'Amazon Kinesis', USE)],
  ['kinesisvideo', usual(1, 'Kinesis Video Streams', USE_AND_GRANT, { protects: 'kinesis video data' })],
  ['lambda', usual('auto-awslambda', 'AWS Lambda', USE_AND_GRANT, { protects: 'Lambda functions' })],
  ['lex', usual(1, 'lex', USE_AND_GRANT)],
  ['lightsail', usual(1, 'Lightsail', USE, { protects: 'Lightsail signing keys', ...named('Lightsail', 'lightsail') })],
  ['mq', { policyId: 1, policy: unusual.toMqStatements }],
  ['rds', usual(2, 'RDS', USE_AND_LIST_GRANTS, { protects: 'RDS database volumes', viaFirst: true })],
  ['redshift', { policyId: 3, policy: unusual.toRedshiftStatements }],
  ['s3', usual(2, 'S3', USE, { protects: 'S3 objects' })],
  ['secretsmanager', { policyId: 2, protects: 'Secrets Manager data', policy: unusual.toSecretsManagerStatements }],
  ['ses', { policyId: 2, policy: unusual.toSesStatements }],
  ['sns', usual(1, 'SNS', SNS, { protects: 'SNS data' })],
  [
    'sqs',
    usual(1, 'Simple Queue Service (SQS)', USE_AND_GRANT, { protects: 'SQS messages', users: 'SQS', viaFirst: true }),
  ],
  ['ssm', usual(1, 'SSM', USE, { protects: 'SSM parameters', viaFirst: true })],
  [
    'timestream',
    usual(1, 'Amazon Timestream', USE_AND_GRANT, {
      viaFirst: true,
      describeSid: describedAs('the Timestream Service'),
    }),
  ],
  [
    'translate',
    usual(1, 'Amazon Translate', USE_AND_GRANT, { viaFirst: true, ...named('Translate Service', 'translate') }),
  ],
  ['workspaces', { policyId: 1, policy: unusual.toWorkspacesStatements }],
  [
    'xray',
    usual(1, 'X-Ray', USE_AND_GRANT, { protects: 'X-Ray data', viaFirst: true, ...named('X-Ray Service', 'xray') }),
  ],
]);

type More = Omit<UsualPolicy, 'name' | 'actions'> & Pick<AwsService, 'protects'>;

function usual(policyId: number | string, name: string, actions: Actions, more: More = {}): AwsService {
  const { protects, ...rest } = more;
  return { policyId, policy: { name, actions, ...rest }, ...(protects !== undefined && { protects }) };
}

function named(name: string, principal: string): Pick<UsualPolicy, 'describeSid'> {
  return { describeSid: describedAs(`${name} with service principal name ${principal}.amazonaws.com`) };
}
