import { describe, expect, it } from 'vitest';
import { OTHER, OWN } from './_ask.ts';
import { ADMIN, DELEGATES } from './_plan.ts';
import { risksOf } from './_risks.ts';

const [SNS, EVENTS, LOGS] = ['sns.amazonaws.com', 'events.amazonaws.com', 'logs.us-west-2.amazonaws.com'];

const to = (Principal: unknown, Condition: object = {}, Action: unknown = 'kms:Decrypt') => ({
  ...{ Effect: 'Allow', Principal, Action, Resource: '*' },
  ...(Object.keys(Condition).length > 0 && { Condition }),
});
const service = (name: unknown, Condition: object = {}, Action: unknown = 'kms:Decrypt') =>
  to({ Service: name }, Condition, Action);
const denyStrangers = { ...to('*', { StringNotEquals: { 'aws:SourceAccount': OWN } }), Effect: 'Deny' };
const OF_OWN = { StringEquals: { 'aws:SourceAccount': OWN } };
const SERVICES_ONLY = { Bool: { 'aws:PrincipalIsAWSService': 'true' } };
const USE = ['kms:GenerateDataKey*', 'kms:Decrypt'];

describe('a service that acts for anyone is a risk', () => {
  it.each<[string, readonly object[]]>([
    ['by Principal', [service(SNS)]],
    ['beside one that does not', [service(SNS, OF_OWN), service(EVENTS)]],
    ['with aws:SourceAccount and IfExists', [service(SNS, { StringEqualsIfExists: { 'aws:SourceAccount': OWN } })]],
    ['with aws:SourceArn of every account', [service(SNS, { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } })]],
    ['by aws:PrincipalIsAWSService', [to('*', SERVICES_ONLY)]],
    ['by aws:PrincipalServiceName', [to('*', { StringEquals: { 'aws:PrincipalServiceName': SNS } })]],
    ['by a pattern of it', [to('*', { StringLike: { 'aws:PrincipalServiceName': '*.amazonaws.com' } })]],
    [
      'by aws:PrincipalServiceNamesList',
      [to('*', { 'ForAnyValue:StringEquals': { 'aws:PrincipalServiceNamesList': SNS } })],
    ],
    ['by NotPrincipal', [{ ...to(undefined, SERVICES_ONLY), NotPrincipal: { AWS: ADMIN } }]],
    ['if a Deny spares one account and another one', [service(SNS), { ...denyStrangers, Action: 'kms:Encrypt' }]],
  ])('%s', (_, statements) => {
    expect(risksOf([DELEGATES, ...statements])).toEqual(['CONFUSED_DEPUTY']);
  });

  it('beside other risks', () => {
    expect(risksOf([DELEGATES, service(SNS), to({ AWS: OTHER })])).toEqual(['EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY']);
    expect(risksOf([DELEGATES, service(SNS), to('*')])).toEqual(['PUBLIC', 'CONFUSED_DEPUTY']);
  });
});

describe('a service that acts for somebody who is known is none', () => {
  // Source: AWS KMS Developer Guide, "Permissions for AWS services in key policies"; the guides of CloudTrail, SNS,
  // EventBridge and CloudWatch Logs, on encryption with customer managed keys.
  it.each<[string, readonly object[]]>([
    ['in the default policy', []],
    ['with aws:SourceArn', [service(SNS, { ArnEquals: { 'aws:SourceArn': `arn:aws:sns:us-west-2:${OWN}:topic` } })]],
    ['with aws:SourceAccount', [service(SNS, OF_OWN, USE)]],
    ['with aws:SourceOrgID', [service(SNS, { StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } })]],
    [
      'with aws:SourceOrgPaths',
      [service(SNS, { 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' } })],
    ],
    [
      'with the encryption context of CloudWatch Logs',
      [service(LOGS, { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:us-west-2:${OWN}:*` } }, USE)],
    ],
    [
      'with the encryption context of CloudTrail',
      [
        service(
          'cloudtrail.amazonaws.com',
          {
            StringEquals: { 'aws:SourceArn': `arn:aws:cloudtrail:us-west-2:${OWN}:trail/t` },
            StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${OWN}:trail/*` },
          },
          'kms:GenerateDataKey*',
        ),
        service('cloudtrail.amazonaws.com', {}, 'kms:DescribeKey'),
      ],
    ],
    ['with a Deny for strangers', [service(SNS), denyStrangers]],
    ['by aws:PrincipalIsAWSService with aws:SourceAccount', [to('*', { ...SERVICES_ONLY, ...OF_OWN })]],
    [
      'for what only tells about the key',
      [service('dynamodb.amazonaws.com', {}, ['kms:Describe*', 'kms:Get*', 'kms:List*'])],
    ],
    [
      'by kms:ViaService, in the policy of an AWS managed key',
      [to('*', { StringEquals: { 'kms:ViaService': 'ebs.us-west-2.amazonaws.com', 'kms:CallerAccount': OWN } }, USE)],
    ],
  ])('%s', (_, statements) => {
    expect(risksOf([DELEGATES, ...statements], [DELEGATES], { organizations: ['o-a1b2c3d4e5'] })).toEqual([]);
  });
});

describe('of a service that acts for anyone, only what is new is a risk', () => {
  it.each<[string, readonly object[], readonly object[], readonly string[]]>([
    ['not what it was allowed before', [service(SNS)], [service([SNS])], []],
    ['but one more action', [service(SNS)], [service(SNS, {}, USE)], ['CONFUSED_DEPUTY']],
    [
      'not an action that only tells about the key',
      [service(SNS)],
      [service(SNS, {}, ['kms:Decrypt', 'kms:DescribeKey'])],
      [],
    ],
    ['but another service', [service(SNS)], [service([SNS, EVENTS])], ['CONFUSED_DEPUTY']],
    ['but every service instead of one', [service(SNS)], [to('*', SERVICES_ONLY)], ['CONFUSED_DEPUTY']],
    ['not one service instead of every', [to('*', SERVICES_ONLY)], [service(SNS)], []],
    ['but a condition that is gone', [service(SNS, OF_OWN)], [service(SNS)], ['CONFUSED_DEPUTY']],
    ['not a condition that is added', [service(SNS)], [service(SNS, OF_OWN)], []],
    ['but a Deny that is gone', [service(SNS), denyStrangers], [service(SNS)], ['CONFUSED_DEPUTY']],
    ['not another service for the own account', [service(SNS)], [service(SNS), service(EVENTS, OF_OWN)], []],
    ['not another action for the own account', [service(SNS)], [service(SNS), service(SNS, OF_OWN, 'kms:Encrypt')], []],
    ['not less access', [service(SNS)], [], []],
  ])('%s', (_, before, after, risks) => {
    expect(risksOf([DELEGATES, ...after], [DELEGATES, ...before])).toEqual(risks);
  });
});

// Found by random pairs of policies, with the verdicts of `access` as the oracle.
describe('a service that may act for anyone is a risk', () => {
  it.each<[string, readonly object[], readonly object[]]>([
    ['without aws:userid', [], [service(SNS, { StringNotLike: { 'aws:userid': '*' } })]],
    ['without kms:CallerAccount', [], [service(SNS, { Null: { 'kms:CallerAccount': 'true' } })]],
    ['with another kms:CallerAccount', [], [service(SNS, { StringNotEquals: { 'kms:CallerAccount': OTHER } })]],
    [
      'without kms:CallerAccount, as everyone',
      [],
      [to('*', { 'ForAllValues:StringEquals': { 'kms:CallerAccount': OWN } })],
    ],
    ['at any time', [], [service(SNS, { Null: { 'aws:CurrentTime': 'false' } })]],
    ['from any address', [], [service(SNS, { StringLike: { 'aws:SourceIp': '*' } })]],
    ['for some accounts', [], [service(SNS, { StringLike: { 'aws:SourceAccount': '7*' } })]],
    ['for resources of some accounts', [], [service(SNS, { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:7*:t' } })]],
    ['for some organizations', [], [service(SNS, { StringLike: { 'aws:SourceOrgID': 'o-a*' } })]],
    ['of another domain', [], [service('example.aws.internal')]],
    ['by one action more of a public statement', [to('*')], [to('*', {}, ['kms:Decrypt', 'kms:PutKeyPolicy'])]],
    ['that a public statement has spared', [{ ...to(undefined), NotPrincipal: { Service: SNS } }], [to('*')]],
    [
      'where it was not known before whether it may',
      [to('*', { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:*` } }, 'kms:PutKeyPolicy')],
      [to('*', {}, 'kms:PutKeyPolicy')],
    ],
  ])('%s', (_, before, after) => {
    expect(risksOf([DELEGATES, ...after], [DELEGATES, ...before])).toEqual(['CONFUSED_DEPUTY']);
  });

  it('not if the pattern can mean the own account only', () => {
    expect(risksOf([DELEGATES, service(SNS, { StringLike: { 'aws:SourceAccount': `${OWN}*` } })])).toEqual([]);
  });
});

describe('a service that only a Deny names, because it spares it, is a risk', () => {
  const everyone = to('*');
  it.each<[string, object]>([
    ['by NotPrincipal', { ...everyone, Principal: undefined, NotPrincipal: { Service: 'sns.amazonaws.com' } }],
    [
      'by its name',
      { ...everyone, Condition: { StringNotEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } } },
    ],
  ])('%s', (_, statement) => {
    const denied = { ...statement, Effect: 'Deny' };
    expect(risksOf([DELEGATES, everyone, denied])).toEqual(['CONFUSED_DEPUTY']);
    expect(risksOf([DELEGATES, everyone, denied], [DELEGATES, everyone])).toEqual([]);
  });
});

it.each([
  ['DateLessThan', 'aws:CurrentTime', '2020-01-01T00:00:00Z'],
  ['Null', 'aws:CurrentTime', 'true'],
  ['NumericLessThan', 'aws:EpochTime', '1'],
])('a statement with a condition on the time hides no service: %s', (operator, key, value) => {
  // A request always has a time, so none demonstrates the finding without it.
  const timed = { ...to(OWN), Principal: '*', Condition: { [operator]: { [key]: value } } };
  expect(risksOf([DELEGATES, timed, service(SNS, {})], [DELEGATES, timed])).toEqual(['CONFUSED_DEPUTY']);
});
