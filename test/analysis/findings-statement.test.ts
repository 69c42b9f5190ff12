import { describe, expect, test } from 'vitest';
import { ALICE, APP, allow, deny, OWN } from './_ask.ts';
import { findAll, given } from './_findings.ts';
import { check, equals, foreign, found, own } from './_rules.ts';

check('NOT_PRINCIPAL_WITH_ALLOW', [
  [
    'is for everyone else',
    [{ Effect: 'Allow', NotPrincipal: { AWS: APP }, Action: 'kms:Decrypt', Resource: '*' }],
    ['CRITICAL /Statement/1'],
  ],
  [
    'is for everyone else in the account, too',
    [{ Effect: 'Allow', NotPrincipal: { AWS: APP }, Action: 'kms:PutKeyPolicy', Resource: '*' }],
    ['CRITICAL /Statement/1'],
  ],
  [
    'is not for what a Deny takes away',
    [{ Effect: 'Allow', NotPrincipal: { AWS: APP }, Action: 'kms:Decrypt', Resource: '*' }, deny()],
    [],
  ],
]);

check('NOT_PRINCIPAL_WITH_DENY', [
  [
    'is for everyone else',
    [{ Effect: 'Deny', NotPrincipal: { AWS: [APP, OWN] }, Action: 'kms:Decrypt', Resource: '*' }],
    ['MEDIUM /Statement/1'],
  ],
  ['is not for a Deny with Principal', [deny({ Principal: { AWS: APP } })], []],
]);

check('ORPHAN_PRINCIPAL', [
  [
    'is at the ID, in a list and alone',
    [own({ Principal: { AWS: [APP, 'AROACKCEVSQ6C2EXAMPLE'] } }), own({ Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } })],
    ['LOW /Statement/1/Principal/AWS/1', 'LOW /Statement/2/Principal/AWS'],
  ],
  [
    'is HIGH in a Deny and in NotPrincipal',
    [
      deny({ Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } }),
      { Effect: 'Deny', NotPrincipal: { AWS: ['AIDACKCEVSQ6C2EXAMPLE'] }, Action: 'kms:*', Resource: '*' },
    ],
    ['HIGH /Statement/1/Principal/AWS', 'HIGH /Statement/2/NotPrincipal/AWS/0'],
  ],
]);

check('INEFFECTIVE_STATEMENT', [
  [
    'is MEDIUM for an Allow with the ARN of an alias',
    [own({ Resource: 'arn:aws:kms:us-west-2:111122223333:alias/x' })],
    ['MEDIUM /Statement/1'],
  ],
  [
    'is LOW for actions that no key policy decides',
    [own({ Action: ['kms:ListKeys', 's3:GetObject', 'kms:RetireGrant'] })],
    ['LOW /Statement/1'],
  ],
  [
    'is LOW for actions that other accounts cannot be allowed',
    [foreign({ Action: 'kms:PutKeyPolicy' })],
    ['LOW /Statement/1'],
  ],
  [
    'is LOW for principals of another partition',
    [own({ Principal: { AWS: `arn:aws-cn:iam::${OWN}:role/App` } })],
    ['LOW /Statement/1'],
  ],
  [
    'is HIGH for a Deny of somebody who was deleted',
    [deny({ Principal: { AWS: 'AIDACKCEVSQ6C2EXAMPLE' } })],
    ['HIGH /Statement/1'],
  ],
  ['is not certain for an action that may be new', [own({ Action: 'kms:Teleport' })], ['LOW /Statement/1 ?']],
  [
    'is not for a Deny of kms:RetireGrant, and not for wildcards of which some match',
    [deny({ Action: 'kms:RetireGrant' }), own({ Action: ['kms:Create*', 'kms:List*'] })],
    [],
  ],
]);

check('STATEMENT_PARTLY_INEFFECTIVE', [
  [
    'is for literal actions that no key policy decides',
    [own({ Action: ['kms:Decrypt', 'kms:ListKeys'] })],
    ['LOW /Statement/1'],
  ],
  [
    'is for literal actions that other accounts cannot be allowed',
    [foreign({ Action: ['kms:Decrypt', 'kms:PutKeyPolicy'] })],
    ['LOW /Statement/1'],
  ],
  [
    'is not for wildcards of the own account',
    [own({ Action: 'kms:*' }), own({ Action: ['kms:Create*'], ...equals({ 'kms:GranteePrincipal': ALICE }) })],
    [],
  ],
  [
    'is not for a statement without any effect',
    [
      own({ Action: ['kms:ListKeys'] }),
      own({ Action: ['kms:DescribeKey', 'kms:PutKeyPolicy'], ...equals({ 'kms:EncryptionContext:App': 'x' }) }),
    ],
    [],
  ],
  [
    'is not for a Deny under a condition',
    [deny({ Action: ['kms:Decrypt', 'kms:DescribeKey'], ...equals({ 'kms:EncryptionContext:App': 'x' }) })],
    [],
  ],
]);

describe('NO_IAM_DELEGATION', () => {
  test('is for a policy that names the account nowhere, but in a Deny or in a statement without effect', () => {
    expect(found('NO_IAM_DELEGATION', [])).toEqual([]);
    const alone = given([]);
    const policy = {
      ...alone.policy,
      statements: given([
        own(),
        deny({ Principal: { AWS: OWN } }),
        allow({ Principal: { AWS: OWN }, Action: 'kms:ListKeys' }),
      ]).policy.statements.slice(1),
    };
    const { findings } = findAll({ ...alone, policy }, { codes: ['NO_IAM_DELEGATION'] });
    expect(findings).toMatchObject([{ severity: 'INFO', pointer: '' }]);
  });
});
