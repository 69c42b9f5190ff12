import { expect, it } from 'vitest';
import { OTHER, OWN } from './_ask.ts';
import { DELEGATES } from './_plan.ts';
import { risksOf, to } from './_risks.ts';

it.each([
  ['a role whose path has slashes in a row', `arn:aws:iam::${OTHER}:role/a//b/Partner`],
  ['a user whose path has slashes in a row', `arn:aws:iam::${OTHER}:user/a//Mallory`],
  ['a role without a name', `arn:aws:iam::${OTHER}:role/Partner/`],
  ['a session without a name', `arn:aws:sts::${OTHER}:assumed-role/Partner`],
  ['an account ID with a space', `${OTHER} `],
  ['a group', `arn:aws:iam::${OTHER}:group/Partners`],
  ['a unique ID', 'AROAEXAMPLEEXAMPLE123'],
])('%s may be somebody of another account', (_, arn) => {
  expect(risksOf([DELEGATES, to(arn)])).toEqual(['EXTERNAL_ACCOUNT']);
  expect(risksOf([DELEGATES, to(arn)], [DELEGATES, to(arn)])).toEqual([]);
  expect(risksOf([DELEGATES, { ...to(arn), Effect: 'Deny' }])).toEqual([]);
});

it('a group of the own account is nobody of another one', () => {
  expect(risksOf([DELEGATES, to(`arn:aws:iam::${OWN}:group/Team`)])).toEqual([]);
});

it.each([
  ['a SAML provider of another account', { Federated: `arn:aws:iam::${OTHER}:saml-provider/Partner` }],
  ['a SAML provider of the own account', { Federated: `arn:aws:iam::${OWN}:saml-provider/Team` }],
  ['an OIDC provider of the own account', { Federated: `arn:aws:iam::${OWN}:oidc-provider/example.com` }],
  ['a name like that of a service', { Federated: 'cognito-identity.amazonaws.com' }],
  ['the domain of a provider', { Federated: 'accounts.google.com' }],
  ['an account', { Federated: OTHER }],
  ['a role', { Federated: `arn:aws:iam::${OTHER}:role/Partner` }],
  ['an S3 user', { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' }],
])('%s may be somebody of another account', (_, Principal) => {
  const statement = { ...to(OWN), Principal };
  expect(risksOf([DELEGATES, statement])).toContain('EXTERNAL_ACCOUNT');
  expect(risksOf([DELEGATES, statement], [DELEGATES, statement])).toEqual([]);
  expect(risksOf([DELEGATES, { ...statement, Effect: 'Deny' }])).toEqual([]);
});

it.each([
  ['any provider', { Federated: '*' }],
  ['any provider of an account', { Federated: `arn:aws:iam::${OTHER}:saml-provider/*` }],
])('%s may be somebody of another account', (_, Principal) => {
  const statement = { ...to(OWN), Principal };
  expect(risksOf([DELEGATES, statement])).toContain('EXTERNAL_ACCOUNT');
  expect(risksOf([DELEGATES, statement], [DELEGATES, statement])).toEqual([]);
});
