import { expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import type { PolicyDocument } from '../../src/policy/types.ts';
import { allow, deny, OTHER, OWN } from './_ask.ts';
import { findAll, given } from './_findings.ts';
import { check, equals, foreign, ORGANIZATION, PARTNER, service, THIRD, where } from './_rules.ts';

check('EXTERNAL_ACCOUNT', [
  [
    'is for a user, a session and an account',
    [
      foreign({
        Principal: { AWS: [OTHER, `arn:aws:sts::${OTHER}:assumed-role/A/b`, `arn:aws:iam::${OTHER}:user/U`] },
      }),
    ],
    ['HIGH /Statement/1'],
  ],
  ['is for an account that a condition names', [allow(equals({ 'kms:CallerAccount': OTHER }))], ['HIGH /Statement/1']],
  [
    'is for a pattern of principals in an account',
    [allow(where({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/app/*` } }))],
    ['HIGH /Statement/1'],
  ],
  [
    'is for an account that a Deny spares',
    [allow(), deny(where({ StringNotEquals: { 'aws:PrincipalAccount': [OWN, OTHER] } }))],
    ['HIGH /Statement/1'],
  ],
  ['is not for what is public', [allow(where({ StringNotEquals: { 'aws:PrincipalAccount': OTHER } }))], []],
  ['is not for an organization', [allow(equals(ORGANIZATION))], []],
  ['is not for actions that need the own account', [foreign({ Action: ['kms:PutKeyPolicy', 'kms:TagResource'] })], []],
  ['is not for what a Deny takes away', [foreign(), deny({ Principal: { AWS: OTHER } })], []],
  [
    'is for what a Deny takes away under a condition',
    [foreign(), deny({ Principal: { AWS: OTHER }, ...equals({ 'aws:PrincipalTag/team': 'x' }) })],
    ['HIGH /Statement/1'],
  ],
  [
    'is for what a Deny spares only with a value that the caller chooses',
    [foreign(), deny(where({ StringNotEquals: { 'aws:PrincipalTag/team': 'x', 'aws:PrincipalTag/stage': 'y' } }))],
    ['HIGH /Statement/1'],
  ],
  [
    'is not certain with an operator that AWS does not have',
    [foreign(where({ StringIs: { 'aws:PrincipalTag/team': 'x' } }))],
    ['HIGH /Statement/1 ?'],
  ],
  [
    'is INFO only if all accounts are trusted',
    [foreign(), foreign({ Principal: { AWS: [PARTNER, THIRD] } })],
    ['HIGH /Statement/2', 'INFO /Statement/1'],
    { trusted: [OTHER] },
  ],
  ['is not for a service', [service()], []],
]);

test('the principal of a witness is none that the policy names by an escape', () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [foreign({ Principal: { AWS: OTHER } }), deny({ Principal: { AWS: EXAMPLE } })],
  };
  const text = JSON.stringify(policy).replace('/Example', '/\\u0045xample');
  const input = { ...given([]), policy: parsePolicy(text).document as PolicyDocument };
  const { findings } = findAll(input, { codes: ['EXTERNAL_ACCOUNT'] });
  expect(findings.map(({ witness }) => witness?.principal)).toEqual([`${EXAMPLE}X`]);
});

const EXAMPLE = `arn:aws:iam::${OTHER}:role/Example`;
