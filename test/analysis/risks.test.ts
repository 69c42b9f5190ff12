// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, it } from 'vitest';
import { OTHER, OWN } from './_ask.ts';
import { ADMIN, DELEGATES } from './_plan.ts';
import { deny, risksOf, to, where } from './_risks.ts';

const THIRD = '777788889999';
const ORGANIZATION = 'o-a1b2c3d4e5';

describe('a policy', () => {
  it.each<[string, readonly object[], readonly string[]]>([
    ['for roles of the account has no risk', [to(ADMIN)], []],
    ['for everyone is public', [to('*')], ['PUBLIC']],
    [
      'for everyone but some is public',
      [{ ...to('*'), Principal: undefined, NotPrincipal: { AWS: OTHER } }],
      ['PUBLIC'],
    ],
    ['for everyone of the account is not', [to('*', where('StringEquals', 'kms:CallerAccount', OWN))], []],
    ['for everyone through a service is', [to('*', where('StringLike', 'kms:ViaService', 's3.*'))], ['PUBLIC']],
    ['for a network is', [to('*', where('IpAddress', 'aws:SourceIp', '203.0.113.0/24'))], ['PUBLIC']],
    [
      'with a wildcard for the account is',
      [to('*', where('StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/A'))],
      ['PUBLIC'],
    ],
    [
      'for everyone whom a Deny stops is not',
      [to('*'), deny(where('StringNotEquals', 'aws:PrincipalAccount', OWN))],
      [],
    ],
    ['for another account is external', [to(OTHER)], ['EXTERNAL_ACCOUNT']],
    ['for a role of another account is', [to(`arn:aws:iam::${OTHER}:role/A`)], ['EXTERNAL_ACCOUNT']],
    [
      'for another account by a condition is',
      [to('*', where('StringEquals', 'kms:CallerAccount', OTHER))],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      'for an organization is',
      [to('*', where('StringEquals', 'aws:PrincipalOrgID', ORGANIZATION))],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      "for the key's organization is",
      [to('*', where('StringEquals', 'aws:PrincipalOrgID', '${aws:ResourceOrgID}'))],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      'for a user or role that it names by its unique ID is external',
      [to('*', where('StringLike', 'aws:userid', 'AROAEXAMPLEEXAMPLE123:*'))],
      ['EXTERNAL_ACCOUNT'],
    ],
    [
      'for the root user of another account by aws:userid is',
      [to('*', where('StringEquals', 'aws:userid', OTHER))],
      ['EXTERNAL_ACCOUNT'],
    ],
    ['for an action that works in one account only is not', [to(OTHER, { Action: 'kms:PutKeyPolicy' })], []],
  ])('%s', (_, statements, risks) => {
    expect(risksOf([DELEGATES, ...statements])).toEqual(risks);
  });
});

describe('only what is new is a risk', () => {
  it.each<[string, readonly object[], readonly object[], readonly string[]]>([
    ['not what was public before', [to('*')], [to('*')], []],
    ['but one more action is', [to('*')], [to('*', { Action: ['kms:Decrypt', 'kms:Encrypt'] })], ['PUBLIC']],
    [
      'but all services instead of one are',
      [to('*', where('StringEquals', 'kms:ViaService', 's3.us-west-2.amazonaws.com'))],
      [to('*', where('StringLike', 'kms:ViaService', '*'))],
      ['PUBLIC'],
    ],
    ['not another account that was allowed before', [to(OTHER)], [to([OTHER])], []],
    ['but a second one is', [to(OTHER)], [to([OTHER, THIRD])], ['EXTERNAL_ACCOUNT']],
    ['but a Deny that is gone is', [to(OTHER), deny()], [to(OTHER)], ['EXTERNAL_ACCOUNT']],
    [
      'not a finding of another kind about an action that services gain',
      [],
      [
        to('*', where('StringEquals', 'aws:SourceAccount', OWN)),
        { ...to(ADMIN, where('StringEquals', 'aws:SourceAccount', OWN)), Principal: { Service: 'logs.amazonaws.com' } },
      ],
      [],
    ],
    ['not a Deny that is gone without an Allow', [to(ADMIN), deny({ Principal: { AWS: OTHER } })], [to(ADMIN)], []],
    [
      'but an action through a service is, of a statement that is public for another action',
      [to('*')],
      [
        to('*', { Action: ['kms:Decrypt', 'kms:Encrypt'] }),
        deny({ Action: 'kms:Encrypt', ...where('StringNotEquals', 'kms:ViaService', 's3.us-west-2.amazonaws.com') }),
      ],
      ['PUBLIC'],
    ],
    ['not less access', [to('*'), to(OTHER)], [], []],
  ])('%s', (_, before, after, risks) => {
    expect(risksOf([DELEGATES, ...after], [DELEGATES, ...before])).toEqual(risks);
  });
});

it('what the configuration trusts is no risk', () => {
  expect(risksOf([DELEGATES, to(OTHER)], [DELEGATES], { accounts: [OTHER] })).toEqual([]);
  expect(risksOf([DELEGATES, to([OTHER, THIRD])], [DELEGATES], { accounts: [OTHER] })).toEqual(['EXTERNAL_ACCOUNT']);
  const organization = to('*', where('StringEquals', 'aws:PrincipalOrgID', ORGANIZATION));
  expect(risksOf([DELEGATES, organization], [DELEGATES], { organizations: [ORGANIZATION] })).toEqual([]);
});

it.each([
  ['StringEquals', 'aws:PrincipalOrgID', [ORGANIZATION, 'o-e5d4c3b2a1']],
  ['StringEquals', 'aws:PrincipalOrgID', ['o-e5d4c3b2a1', ORGANIZATION]],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', [`${ORGANIZATION}/*`, 'o-e5d4c3b2a1/*']],
])('of several organizations, each one has to be trusted: %s %s', (operator, key, values) => {
  const both = [DELEGATES, to('*', where(operator, key, values))];
  const one = [
    DELEGATES,
    to(
      '*',
      where(
        operator,
        key,
        values.filter((value) => value.startsWith(ORGANIZATION)),
      ),
    ),
  ];
  const trusted = { organizations: [ORGANIZATION] };
  expect(risksOf(both, [DELEGATES], trusted)).toEqual(['EXTERNAL_ACCOUNT']);
  expect(risksOf(both, one, trusted)).toEqual(['EXTERNAL_ACCOUNT']);
  expect(risksOf(one, [DELEGATES], trusted)).toEqual([]);
});

it('what is not decided is a risk', () => {
  const odd = where('StringEquals', 'kms:NewKey', 'x');
  expect(risksOf([DELEGATES, to('*', odd)])).toEqual(['PUBLIC']);
  expect(risksOf([DELEGATES, to(OTHER, where('StringMatches', 'kms:ViaService', 'x'))])).toEqual(['EXTERNAL_ACCOUNT']);
});

it('what the findings have not examined is a risk if outsiders or services gain access', () => {
  const risks = (...gains: readonly object[]) => risksOf([DELEGATES, ...gains], [DELEGATES], {}, { isExamined: false });
  expect(risks(to('*'))).toEqual(['PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY']);
  expect(risks({ ...to(''), Principal: { Service: 'sns.amazonaws.com' } })).toEqual(['CONFUSED_DEPUTY']);
  expect(risks(to(ADMIN))).toEqual([]);
});
