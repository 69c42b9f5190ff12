import { ALICE, allow, deny, grant, OTHER, OWN, SESSION } from './_ask.ts';
import { check, foreign, own, PARTNER, where } from './_rules.ts';

check('EXTERNAL_GRANT', [
  ['is for a grantee', [], ['HIGH g-1'], { grants: [grant({ grantee: PARTNER })] }],
  ['is LOW for a retiring principal', [], ['LOW g-1'], { grants: [grant({ retiree: PARTNER })] }],
  ['is INFO for a trusted account', [], ['INFO g-1'], { grants: [grant({ grantee: PARTNER })], trusted: [OTHER] }],
  [
    'is not for the own account, and not for a service',
    [],
    [],
    { grants: [grant(), grant({ grantee: 'ec2.amazonaws.com' })] },
  ],
  [
    'is not for what a Deny takes away',
    [deny({ Principal: { AWS: OTHER } })],
    [],
    { grants: [grant({ grantee: PARTNER })] },
  ],
  [
    'is for a grant with an encryption context',
    [],
    ['HIGH g-1'],
    { grants: [grant({ grantee: PARTNER, constraints: { EncryptionContextEquals: { App: 'x' } } })] },
  ],
  [
    'is not for a grant that only services can use',
    [],
    [],
    { grants: [grant({ grantee: PARTNER, constraints: { SourceArn: 'arn:aws:s3:::b' } })] },
  ],
  [
    'is not certain for a grant with a constraint that is not known',
    [],
    ['HIGH g-1 ?'],
    { grants: [grant({ grantee: PARTNER, constraints: { NewConstraint: 'x' } })] },
  ],
]);

check('GRANT_MAY_GRANT_ON', [
  [
    'is for a grantee of the account',
    [],
    ['MEDIUM g-1'],
    { grants: [grant({ operations: ['Decrypt', 'CreateGrant'] })] },
  ],
  [
    'is INFO for a service',
    [],
    ['INFO g-1'],
    { grants: [grant({ grantee: 'ec2.amazonaws.com', operations: ['CreateGrant'] })] },
  ],
  [
    'is not for what a Deny takes away',
    [deny({ Action: 'kms:CreateGrant' })],
    [],
    { grants: [grant({ operations: ['CreateGrant'] })] },
  ],
]);

const creates = (more: object = {}) => own({ Action: ['kms:Decrypt', 'kms:CreateGrant'], ...more });

check('UNRESTRICTED_CREATE_GRANT', [
  [
    'is for a role, a user and a session',
    [creates(), creates({ Principal: { AWS: ALICE } }), creates({ Principal: { AWS: SESSION } })],
    ['MEDIUM /Statement/1', 'MEDIUM /Statement/2', 'MEDIUM /Statement/3'],
  ],
  [
    'is for a condition that restricts nothing',
    [creates(where({ 'ForAllValues:StringLike': { 'kms:GrantOperations': '*' } }))],
    ['MEDIUM /Statement/1'],
  ],
  ['is not for an administrator', [creates(), own({ Action: 'kms:Put*' })], []],
  [
    'is not for the account, and not for another one',
    [allow({ Principal: { AWS: OWN } }), foreign({ Action: 'kms:CreateGrant' })],
    [],
  ],
  [
    'is not if a Deny restricts it',
    [creates(), deny({ Action: 'kms:CreateGrant', ...where({ Bool: { 'kms:GrantIsForAWSResource': 'false' } }) })],
    [],
  ],
]);
