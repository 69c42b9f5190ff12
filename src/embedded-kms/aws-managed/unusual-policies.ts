import type { Place } from '../store/store.ts';
import {
  allowAccount,
  allowEverybody,
  allowService,
  allowThrough,
  allowThroughAnyRegion,
  READ,
  type Statement,
  toHost,
  USE_AND_GRANT,
  USE_AND_LIST_GRANTS,
} from './statements.ts';

const READ_AND_REVOKE = [...READ, 'kms:RevokeGrant'];

const throughFor = (name: string) =>
  `Allow access through ${name} for all principals in the account that are authorized to use ${name}`;

export function toAcmStatements(place: Place): readonly Statement[] {
  const through = { 'kms:CallerAccount': place.accountId, 'kms:ViaService': toHost('acm', place) };
  const allowGrant = (sid: string, operations: string | readonly string[]) =>
    allowEverybody(sid, 'kms:CreateGrant', {
      StringEquals: through,
      'ForAllValues:StringEquals': { 'kms:GrantOperations': operations },
      Bool: { 'kms:GrantIsForAWSResource': 'true' },
    });
  return [
    allowGrant('Allow creation of decryption grants', 'Decrypt'),
    allowGrant('Allow creation of encryption grant', ['Encrypt', 'ReEncryptFrom', 'ReEncryptTo']),
    allowEverybody(
      'Allowed operations for the key owner',
      ['kms:DescribeKey', 'kms:ListGrants', 'kms:RevokeGrant', 'kms:GetKeyPolicy'],
      { StringEquals: { 'kms:CallerAccount': place.accountId } },
    ),
    denyEverybody('Deny re-encryption to any other key', 'kms:ReEncrypt*', {
      Bool: { 'kms:ReEncryptOnSameKey': 'false' },
    }),
    allowThrough('Allow decrypt', 'kms:Decrypt', place, { via: 'acm' }),
  ];
}

export function toAppFlowStatements(place: Place): readonly Statement[] {
  return [
    allowThrough(throughFor('Amazon AppFlow'), USE_AND_GRANT, place, { via: 'appflow' }),
    allowAccount(place, READ_AND_REVOKE),
    allowService(
      'Allow AppFlow Service with service principal name appflow.amazonaws.com to describe the key directly',
      'appflow',
    ),
    allowThrough(throughFor('S3'), 'kms:Decrypt', place, { via: 's3' }),
    allowThrough(throughFor('SecretManager'), USE_AND_GRANT, place, { via: 'secretsmanager' }),
  ];
}

export function toConnectStatements(place: Place): readonly Statement[] {
  const denyUseWithout = (sid: string, key: string) =>
    denyEverybody(sid, ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'], { Null: { [key]: 'true' } });
  return [
    allowThrough(throughFor('Connect'), ['kms:CreateGrant', ...READ], place, { via: 'connect' }),
    allowService('Allow Connect to directly describe the key', 'connect'),
    allowAccount(place, READ_AND_REVOKE),
    denyUseWithout('Restrict direct usage', 'kms:ViaService'),
    denyUseWithout('Restrict usage to Connect data', 'kms:EncryptionContext:aws:connect:OrganizationId'),
    allowThrough(throughFor('S3'), 'kms:Decrypt', place, { via: 's3' }),
    allowThrough(throughFor('KVS'), 'kms:Decrypt', place, { via: 'kinesisvideo' }),
  ];
}

export function toDynamoDbStatements(place: Place): readonly Statement[] {
  return [
    allowThroughAnyRegion(throughFor('Amazon DynamoDB'), USE_AND_GRANT, place, 'dynamodb'),
    allowAccount(place, READ_AND_REVOKE),
    allowService('Allow DynamoDB to directly describe the key', 'dynamodb'),
  ];
}

export function toMqStatements(place: Place): readonly Statement[] {
  const actions = ['CreateGrant', 'Decrypt', 'DescribeKey', 'GenerateDataKey*', 'Encrypt', 'ReEncrypt*'];
  return [
    allowThrough(
      'Allow access to Amazon MQ for all principals in the account that are authorized to use Amazon MQ',
      actions.map((action) => `kms:${action}`),
      place,
      { via: ['mq', 'elasticfilesystem'], viaFirst: true },
    ),
    allowAccount(place, READ_AND_REVOKE),
  ];
}

export function toRedshiftStatements(place: Place): readonly Statement[] {
  return [
    allowThrough(throughFor('RedShift'), USE_AND_GRANT, place, { via: 'redshift', viaFirst: true }),
    allowThrough(throughFor('RedShift-Serverless'), USE_AND_GRANT, place, {
      via: 'redshift-serverless',
      viaFirst: true,
    }),
    allowAccount(place, READ_AND_REVOKE),
  ];
}

export function toSecretsManagerStatements(place: Place): readonly Statement[] {
  const sid = throughFor('AWS Secrets Manager');
  const actions = USE_AND_GRANT.filter((action) => action !== 'kms:GenerateDataKey*');
  return [
    allowThrough(sid, actions, place, { via: 'secretsmanager', viaFirst: true }),
    allowThroughAnyRegion(sid, 'kms:GenerateDataKey*', place, 'secretsmanager'),
    allowAccount(place, READ_AND_REVOKE),
  ];
}

export function toSesStatements(place: Place): readonly Statement[] {
  const service = `ses.${place.region}`;
  return [
    {
      ...allowService('Allow SES to encrypt messages belonging to this account', service, [
        'kms:Encrypt',
        'kms:GenerateDataKey*',
      ]),
      Condition: {
        StringEquals: { 'kms:EncryptionContext:aws:ses:source-account': place.accountId },
        Null: {
          'kms:EncryptionContext:aws:ses:message-id': 'false',
          'kms:EncryptionContext:aws:ses:rule-name': 'false',
        },
      },
    },
    allowService('Allow SES to describe this key', service, 'kms:DescribeKey'),
    allowAccount(
      place,
      [...READ, 'kms:Decrypt', 'kms:ReEncryptFrom'],
      'Allow direct access to key metadata & decryption to the account',
    ),
  ];
}

export function toWorkspacesStatements(place: Place): readonly Statement[] {
  return [
    allowThrough(throughFor('Workspaces'), USE_AND_LIST_GRANTS, place, { via: 'workspaces', viaFirst: true }),
    allowAccount(place, ['kms:Describe*', 'kms:RevokeGrant', 'kms:List*', 'kms:Get*']),
  ];
}

function denyEverybody(sid: string, actions: string | readonly string[], condition: object): Statement {
  return { ...allowEverybody(sid, actions, condition), Effect: 'Deny' };
}
