import { APP, deny, OWN } from './_ask.ts';
import { check, equals, ORGANIZATION, where } from './_rules.ts';

const withoutMfa = deny(where({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }));

check('DENY_SKIPPED_WHERE_KEY_IS_MISSING', [
  ['is for MFA', [withoutMfa], ['MEDIUM /Statement/1']],
  [
    'is for an address and an endpoint',
    [deny(where({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })), deny(equals({ 'aws:SourceVpce': 'vpce-1' }))],
    ['MEDIUM /Statement/1', 'MEDIUM /Statement/2'],
  ],
  [
    'is not with IfExists, Null, or a negated operator',
    [
      deny(where({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } })),
      deny(where({ Null: { 'aws:MultiFactorAuthPresent': 'true' } })),
      deny(where({ StringNotEquals: ORGANIZATION })),
    ],
    [],
  ],
  [
    'is not if another Deny is for the absence of the key',
    [withoutMfa, deny(where({ Null: { 'aws:MultiFactorAuthPresent': 'true' } }))],
    [],
  ],
  ['is not for keys that are always there', [deny(where({ Bool: { 'aws:SecureTransport': 'false' } }))], []],
  [
    'is not for those whom nothing allows',
    [
      deny({
        Principal: { AWS: `arn:aws:iam::${OWN}:role/Nobody` },
        ...where({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
      }),
    ],
    [],
  ],
  [
    'is not for actions whose requests never have the key',
    [deny({ Action: 'kms:DescribeKey', ...equals({ 'kms:EncryptionContext:App': 'x' }) })],
    [],
  ],
]);

const perimeter = { 'aws:ViaAWSService': 'false', 'aws:PrincipalIsAWSService': 'false' };

check('DENY_HITS_AWS_SERVICES', [
  [
    'is for an organization and a network',
    [
      deny(where({ StringNotEquals: ORGANIZATION })),
      deny(where({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } })),
      deny(where({ NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } })),
    ],
    ['LOW /Statement/1', 'LOW /Statement/2', 'LOW /Statement/3'],
  ],
  [
    'is for the account, by a request through a service',
    [deny({ Principal: { AWS: OWN }, ...where({ StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } }) })],
    ['LOW /Statement/1'],
  ],
  ['is not where services are left out', [deny(where({ StringNotEquals: ORGANIZATION, BoolIfExists: perimeter }))], []],
  [
    'needs no exception for requests through a service, unless it is about a network',
    [
      deny(where({ StringNotEquals: ORGANIZATION, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } })),
      deny(
        where({
          NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        }),
      ),
    ],
    ['LOW /Statement/2'],
  ],
  [
    'is not for administration, and not for one role',
    [
      deny({ Action: 'kms:PutKeyPolicy', ...where({ StringNotEquals: ORGANIZATION }) }),
      deny({ Principal: { AWS: APP }, ...where({ StringNotEquals: ORGANIZATION }) }),
    ],
    [],
  ],
]);
