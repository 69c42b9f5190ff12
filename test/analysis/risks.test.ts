// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, it } from 'vitest';
import { findRisks } from '../../src/analysis/plan/find-risks.ts';
import { KEY, OTHER, OWN, parse } from './_ask.ts';
import { compare, toPolicy } from './_diff.ts';
import { findAll } from './_findings.ts';
import { ADMIN, DELEGATES, type Given, plan } from './_plan.ts';

const THIRD = '777788889999';
const ORGANIZATION = 'o-a1b2c3d4e5';

type Trusted = { readonly accounts?: readonly string[]; readonly organizations?: readonly string[] };

/** The risks of a policy of these statements on a key that has others. */
function risksOf(
  after: readonly object[],
  before: readonly object[] = [DELEGATES],
  trusted: Trusted = {},
  given: Given = {},
) {
  const [policy, current] = [toPolicy(after), toPolicy(before)];
  const trust = { accounts: new Set(trusted.accounts), organizations: new Set(trusted.organizations) };
  const findings = findAll({ key: KEY, policy: parse(policy), grants: [], trust });
  const diff = compare(policy, current);
  return findRisks({ plan: plan(after, { current, ...given }), diff, findings, key: KEY, trust });
}

const to = (aws: unknown, more: object = {}) => ({
  ...DELEGATES,
  Action: 'kms:Decrypt',
  Principal: { AWS: aws },
  ...more,
});
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });
const deny = (more: object = {}) => ({ ...to('*', more), Effect: 'Deny' });

describe('a policy', () => {
  it.each<[string, readonly object[], readonly string[]]>([
    ['for roles of the account has no risk', [to(ADMIN)], []],
    ['for a service has none', [{ ...to(ADMIN), Principal: { Service: 'logs.amazonaws.com' } }], []],
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
        { ...to(ADMIN), Principal: { Service: 'logs.amazonaws.com' } },
      ],
      [],
    ],
    ['not a Deny that is gone without an Allow', [to(ADMIN), deny({ Principal: { AWS: OTHER } })], [to(ADMIN)], []],
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

it('what is not decided is a risk', () => {
  const odd = where('StringEquals', 'kms:NewKey', 'x');
  expect(risksOf([DELEGATES, to('*', odd)])).toEqual(['PUBLIC']);
  expect(risksOf([DELEGATES, to(OTHER, where('StringMatches', 'kms:ViaService', 'x'))])).toEqual(['EXTERNAL_ACCOUNT']);
});

it('a lockout check that is not passed is a risk, and so is a reader that may not read', () => {
  expect(risksOf([to(ADMIN, { Action: 'kms:*' })])).toEqual([]);
  expect(risksOf([to(`${ADMIN}2`)])).toEqual(['LOCKOUT', 'GATEWAY_CANNOT_READ']);
  expect(risksOf([DELEGATES], [DELEGATES], {}, { bypass: true })).toEqual(['LOCKOUT']);
  expect(risksOf([DELEGATES], [DELEGATES], {}, { caller: null })).toEqual(['LOCKOUT', 'GATEWAY_CANNOT_READ']);
});

it('a policy that was not looked at has all risks', () => {
  const trust = { accounts: new Set<string>(), organizations: new Set<string>() };
  const nothing = { newAccess: [], undecided: [] };
  const none = { findings: [], incomplete: [] };
  for (const [diff, findings] of [
    [null, none],
    [nothing, null],
  ] as const) {
    expect(findRisks({ plan: plan('not JSON'), diff, findings, key: KEY, trust })).toEqual([
      'LOCKOUT',
      'PUBLIC',
      'EXTERNAL_ACCOUNT',
      'GATEWAY_CANNOT_READ',
    ]);
  }
});
