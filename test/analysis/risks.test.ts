// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/analysis/evaluate-grant.ts';
import { findRisks } from '../../src/analysis/plan/find-risks.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { grant, KEY, MALLORY, OTHER, OWN, parseText } from './_ask.ts';
import { compare, toPolicy } from './_diff.ts';
import { findAll } from './_findings.ts';
import { ADMIN, DELEGATES, type Given, plan } from './_plan.ts';

const THIRD = '777788889999';
const ORGANIZATION = 'o-a1b2c3d4e5';

type Trusted = { readonly accounts?: readonly string[]; readonly organizations?: readonly string[] };

/** The risks of a policy of these statements, or of a text, on a key that has others. */
function risksOf(
  after: readonly object[] | string,
  before: readonly object[] = [DELEGATES],
  trusted: Trusted = {},
  { grants = [], ...given }: Given & { readonly grants?: readonly Grant[] | null } = {},
) {
  const [policy, current] = [typeof after === 'string' ? after : JSON.stringify(toPolicy(after)), toPolicy(before)];
  const trust = { accounts: new Set(trusted.accounts), organizations: new Set(trusted.organizations) };
  const findings = findAll({ key: KEY, policy: parseText(policy), grants: [], trust });
  const diff = compare(policy, current);
  return findRisks({
    plan: plan(after, { current, ...given }),
    diff,
    findings,
    problems: parsePolicy(policy).problems,
    grants,
    key: KEY,
    trust,
  });
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
        { ...to(ADMIN), Principal: { Service: 'logs.amazonaws.com' } },
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

it('a lockout check that is not passed is a risk, and so is a reader that may not read', () => {
  expect(risksOf([to(ADMIN, { Action: 'kms:*' })])).toEqual([]);
  expect(risksOf([to(`${ADMIN}2`)])).toEqual(['LOCKOUT', 'GATEWAY_CANNOT_READ']);
  expect(risksOf([DELEGATES], [DELEGATES], {}, { bypass: true })).toEqual(['LOCKOUT']);
  expect(risksOf([DELEGATES], [DELEGATES], {}, { caller: null })).toEqual(['LOCKOUT', 'GATEWAY_CANNOT_READ']);
});

it.each<[string, readonly object[]]>([
  ['an Allow that ends', [{ ...DELEGATES, ...where('DateLessThan', 'aws:CurrentTime', '2100-01-01T00:00:00Z') }]],
  ['an Allow that ends', [{ ...DELEGATES, ...where('NumericLessThan', 'aws:EpochTime', '4102444800') }]],
  [
    'a Deny that begins',
    [DELEGATES, deny({ Action: 'kms:*', ...where('DateGreaterThan', 'aws:CurrentTime', '2100-01-01T00:00:00Z') })],
  ],
])('a lockout at another time is a risk, although KMS accepts the policy now: %s', (_, policy) => {
  const context = { keys: [{ key: 'aws:CurrentTime', values: ['2026-01-01T00:00:00Z'] }] };
  expect(plan(policy)).toMatchObject({ outcome: 'ACCEPTED', lockout: 'PASSES_IF_IAM_ALLOWS' });
  expect(risksOf(policy)).toEqual(['LOCKOUT']);
  expect(risksOf(policy, [DELEGATES], {}, { context })).toContain('LOCKOUT');
});

describe('a Deny for other accounts that is gone', () => {
  const before = [DELEGATES, deny(where('StringNotEquals', 'aws:PrincipalAccount', OWN))];
  const risks = (grants: readonly Grant[] | null, trusted: Trusted = {}, after: readonly object[] = [DELEGATES]) =>
    risksOf(after, before, trusted, { grants });

  it('is a risk if a grant now allows one of them something', () => {
    expect(risks([grant({ grantee: MALLORY })])).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risks([grant({ grantee: MALLORY })], { accounts: [OTHER] })).toEqual([]);
    expect(risks([grant({ grantee: MALLORY, operations: ['Encrypt'] })])).toEqual([]);
    expect(risks([grant({ grantee: ADMIN })])).toEqual([]);
    expect(risks([])).toEqual([]);
  });

  it('is a risk if the grants are not known', () => {
    expect(risks(null)).toEqual(['EXTERNAL_ACCOUNT']);
    expect(risks(null, {}, before)).toEqual([]);
  });
});

it.each([
  ['duplicate statements', '{"Version":"2012-10-17","Statement":[],"Statement":[STATEMENT]}'],
  ['an element in other letters', '{"Version":"2012-10-17","statement":[],"Statement":[STATEMENT]}'],
  ['a value that is none', '{"Version":"2012-10-17","Id":{},"Statement":[STATEMENT]}'],
])('a text that KMS may read in another way than the gateway is public: %s', (_, text) => {
  expect(risksOf(text.replace('STATEMENT', JSON.stringify(DELEGATES)))).toEqual(
    expect.arrayContaining(['PUBLIC', 'EXTERNAL_ACCOUNT']),
  );
});

it('a policy that was not looked at has all risks', () => {
  const trust = { accounts: new Set<string>(), organizations: new Set<string>() };
  const nothing = { newAccess: [], undecided: [] };
  const none = { findings: [], incomplete: [] };
  for (const [diff, findings] of [
    [null, none],
    [nothing, null],
  ] as const) {
    expect(
      findRisks({
        plan: plan([DELEGATES], { caller: null }),
        diff,
        findings,
        problems: [],
        grants: [],
        key: KEY,
        trust,
      }),
    ).toEqual(['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'GATEWAY_CANNOT_READ']);
  }
});
