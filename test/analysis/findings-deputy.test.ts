import { expect, it } from 'vitest';
import { allow, deny, OTHER, OWN } from './_ask.ts';
import { findAll, given } from './_findings.ts';
import { check, equals, ORGANIZATION, service, where } from './_rules.ts';

check('CONFUSED_DEPUTY', [
  ['is for a service without a condition', [service()], ['MEDIUM /Statement/1']],
  [
    'is for aws:SourceArn of every account',
    [service(where({ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }))],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is for aws:SourceAccount with IfExists',
    [service(where({ StringEqualsIfExists: { 'aws:SourceAccount': OWN } }))],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is for every bucket',
    [service(where({ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }))],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is for an encryption context that anybody can have',
    [service(equals({ 'kms:EncryptionContext:App': 'x' }))],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is LOW for an encryption context of the own account',
    [service(equals({ 'kms:EncryptionContext:aws:sns:topicArn': `arn:aws:sns:us-west-2:${OWN}:t` }))],
    ['LOW /Statement/1'],
  ],
  [
    'is not for aws:SourceAccount or an organization',
    [service(equals({ 'aws:SourceAccount': OWN })), service(equals({ 'aws:SourceOrgID': 'o-a1b2c3d4e5' }))],
    [],
  ],
  [
    'is not for what a Deny takes away from strangers',
    [service(), deny(where({ StringNotEquals: { 'aws:SourceAccount': OWN } }))],
    [],
  ],
  [
    'is for aws:SourceOrgPaths of every organization, and not for those of one',
    [
      service(where({ 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': '*' } })),
      service(where({ 'ForAnyValue:StringLike': { 'aws:SourceOrgPaths': 'o-a1b2c3d4e5/r-ab12/*' } })),
    ],
    ['MEDIUM /Statement/1'],
  ],
  ['is not for what only tells about the key', [service({ Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'] })], []],
  ['is for what changes the key', [service({ Action: ['kms:Describe*', 'kms:DisableKey'] })], ['MEDIUM /Statement/1']],
]);

const SERVICES_ONLY = { Bool: { 'aws:PrincipalIsAWSService': 'true' } };
const NAMED = { StringEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } };
const LISTED = { 'ForAnyValue:StringEquals': { 'aws:PrincipalServiceNamesList': 'sns.amazonaws.com' } };
const ofAccount = (condition: object) => ({
  ...condition,
  StringLike: { 'aws:SourceAccount': OWN },
});

/** For everyone, with conditions that only AWS services meet. */
const forServices = (Condition: object, more: object = {}) => allow({ Action: 'kms:Decrypt', Condition, ...more });
const forOthers = (Condition: object, principal: object = { AWS: OTHER }) =>
  forServices(Condition, { Principal: undefined, NotPrincipal: principal });

check('CONFUSED_DEPUTY', [
  ['is for every service', [forServices(SERVICES_ONLY)], ['MEDIUM /Statement/1']],
  [
    'is for a service that a condition names',
    [forServices(NAMED), forServices(LISTED)],
    ['MEDIUM /Statement/1', 'MEDIUM /Statement/2'],
  ],
  [
    'is for services that a pattern names',
    [forServices({ StringLike: { 'aws:PrincipalServiceName': 'logs.*.amazonaws.com' } })],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is for every service that has a name, or all but one',
    [
      forServices({ Null: { 'aws:PrincipalServiceName': 'false' } }),
      forServices({ ...SERVICES_ONLY, StringNotEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }),
    ],
    ['MEDIUM /Statement/1', 'MEDIUM /Statement/2'],
  ],
  [
    'is for services by NotPrincipal',
    [forOthers(SERVICES_ONLY), forOthers(NAMED)],
    ['MEDIUM /Statement/1', 'MEDIUM /Statement/2'],
  ],
  ['is not for the service that NotPrincipal names', [forOthers(NAMED, { Service: 'sns.amazonaws.com' })], []],
  [
    'is for aws:SourceArn of every account',
    [forServices({ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:*:*' } })],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is LOW for an encryption context of the own account',
    [
      forServices({
        ...SERVICES_ONLY,
        StringLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:*:${OWN}:*` },
      }),
    ],
    ['LOW /Statement/1'],
  ],
  [
    'is not for an account, a resource or an organization',
    [
      ...[SERVICES_ONLY, NAMED, LISTED].map((condition) => forServices(ofAccount(condition))),
      forOthers(ofAccount(SERVICES_ONLY)),
      forServices({ ...SERVICES_ONLY, ArnLike: { 'aws:SourceArn': `arn:aws:s3:::my-bucket` } }),
      forServices({ ...SERVICES_ONLY, StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' } }),
      forServices({ StringEquals: { 'aws:SourceAccount': OWN } }),
    ],
    [],
  ],
  [
    'is not for what a Deny takes away from strangers',
    [forServices(SERVICES_ONLY), deny(where({ StringNotEquals: { 'aws:SourceAccount': OWN } }))],
    [],
  ],
  [
    'is not for principals of accounts',
    [
      allow(equals({ 'kms:CallerAccount': OWN, 'kms:ViaService': 's3.us-west-2.amazonaws.com' })),
      allow(equals({ 'kms:CallerAccount': OTHER })),
      allow(where({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OWN}:role/*` } })),
      allow(equals({ 'aws:PrincipalType': 'Account' })),
      allow(equals(ORGANIZATION)),
      allow(where({ Bool: { 'aws:PrincipalIsAWSService': 'false' } })),
    ],
    [],
  ],
  ['is not for what is public: that is worse', [allow(), allow(equals({ 'aws:PrincipalTag/team': 'x' }))], []],
]);

it.each([
  ['every AWS service', '*', SERVICES_ONLY],
  ['"sns.amazonaws.com"', 'sns.amazonaws.com', NAMED],
  ['"sns.amazonaws.com"', 'sns.amazonaws.com', LISTED],
  [
    '"logs.*.amazonaws.com"',
    'logs.*.amazonaws.com',
    { StringLike: { 'aws:PrincipalServiceName': 'logs.*.amazonaws.com' } },
  ],
])('CONFUSED_DEPUTY names %s', (name, principal, condition) => {
  const { findings } = findAll(given([forServices(condition)]), { codes: ['CONFUSED_DEPUTY'] });
  expect(findings).toMatchObject([
    {
      message: expect.stringContaining(`allows kms:Decrypt to ${name}. No condition says`),
      principals: [{ value: principal }],
      certain: true,
      witness: { action: 'kms:Decrypt', verdict: 'ALLOWED' },
    },
  ]);
});
