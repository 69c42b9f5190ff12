import { describe, expect, test } from 'vitest';
import type { AccessLimit } from '../../src/analysis/may-still-refuse.ts';
import { ALICE, APP, allow, ask, deny, grant, KEY, MALLORY, OWN, type Question, SERVICE, SESSION } from './_ask.ts';

const limitsOf = (question: Question) => ask(question).mayStillRefuse;
const named = (AWS: string) => [allow({ Principal: { AWS } })];
const IMPLICIT = ['PERMISSIONS_BOUNDARY', 'SESSION_POLICY'] as const;
const EXPLICIT = ['PERMISSIONS_BOUNDARY_DENY', 'SESSION_POLICY_DENY'] as const;

test('nothing is listed for a request that is refused anyway', () => {
  expect(limitsOf({})).toEqual([]);
  expect(limitsOf({ statements: [deny()] })).toEqual([]);
});

describe('boundaries and session policies', () => {
  const ofPolicies = (question: Question) =>
    limitsOf(question).filter((limit) => ([...IMPLICIT, ...EXPLICIT] as readonly AccessLimit[]).includes(limit));

  test.each<[string, Question, readonly AccessLimit[]]>([
    ['a user by its own ARN', { statements: named(ALICE) }, ['PERMISSIONS_BOUNDARY_DENY']],
    ['a user by its account', { statements: named(OWN) }, ['PERMISSIONS_BOUNDARY']],
    ['everyone', { statements: named('*') }, ['PERMISSIONS_BOUNDARY_DENY']],
    ['everyone, for a session', { statements: named('*'), principal: SESSION }, EXPLICIT],
    ['a session by its own ARN', { statements: named(SESSION), principal: SESSION }, EXPLICIT],
    ['a session by its role', { statements: named(APP), principal: SESSION }, IMPLICIT],
    ['a role', { statements: named(APP), principal: APP }, IMPLICIT],
    [
      'a session by its role and by its own ARN',
      { statements: [...named(APP), ...named(SESSION)], principal: SESSION },
      EXPLICIT,
    ],
    ['a session by its account', { statements: named(OWN), principal: SESSION }, IMPLICIT],
    [
      'a user of another account, whose IAM policies decide',
      { statements: named(MALLORY), principal: MALLORY },
      ['PERMISSIONS_BOUNDARY'],
    ],
    [
      'an alias, for which IAM policies decide',
      { statements: named(ALICE), action: 'kms:CreateAlias' },
      ['PERMISSIONS_BOUNDARY'],
    ],
    ['a grant to the user', { grants: [grant()] }, ['PERMISSIONS_BOUNDARY_DENY']],
    ['a grant to the role', { grants: [grant({ grantee: APP })], principal: SESSION }, IMPLICIT],
    [
      'everyone but one',
      { statements: [{ ...allow({ NotPrincipal: { AWS: MALLORY } }), Principal: undefined }] },
      ['PERMISSIONS_BOUNDARY_DENY'],
    ],
    [
      'a federated user',
      { statements: named('*'), principal: `arn:aws:sts::${OWN}:federated-user/bob` },
      ['SESSION_POLICY_DENY'],
    ],
    ['a root user', { statements: named('*'), principal: OWN }, []],
    ['a service', { statements: named('*'), principal: SERVICE }, []],
    ['a policy that could not be read', { policy: 'UNREADABLE' }, ['PERMISSIONS_BOUNDARY']],
  ])('of what allows %s', (_, question, expected) => {
    expect(ofPolicies(question)).toEqual(expected);
  });
});

describe.each<[AccessLimit, string, Question, boolean]>([
  ['IDENTITY_POLICY_DENY', 'a user', {}, true],
  ['IDENTITY_POLICY_DENY', 'a session', { principal: SESSION }, true],
  ['IDENTITY_POLICY_DENY', 'a root user', { principal: OWN }, false],
  ['IDENTITY_POLICY_DENY', 'a service', { principal: SERVICE }, false],
  ['IDENTITY_POLICY_DENY', 'a user whose identity policies were given', { identity: [] }, false],
  ['SCP', 'a user', {}, true],
  ['SCP', 'a root user', { principal: OWN }, true],
  ['SCP', 'a service', { principal: SERVICE }, false],
  ['SCP', 'a service-linked role', { principal: `arn:aws:iam::${OWN}:role/aws-service-role/x.amazonaws.com/R` }, false],
  ['RCP', 'a key of the customer', {}, true],
  ['RCP', 'a key that was not described', { key: { metadata: null } }, true],
  ['RCP', 'a key of AWS', { key: { metadata: { ...KEY.metadata, manager: 'AWS' } as typeof KEY.metadata } }, false],
  ['VPC_ENDPOINT_POLICY', 'a request by way of an endpoint, perhaps', { context: {} }, true],
  ['VPC_ENDPOINT_POLICY', 'a request without an endpoint', { context: { absent: ['aws:SourceVpce'] } }, false],
  ['VPC_ENDPOINT_POLICY', 'a complete context without an endpoint', {}, false],
])('%s', (limit, who, question, expected) => {
  test(`is listed for ${who}: ${expected}`, () => {
    expect(limitsOf({ statements: [allow()], ...question }).includes(limit)).toBe(expected);
  });
});

test('RCPs do not limit kms:RetireGrant', () => {
  const question = { grants: [grant({ retiree: ALICE })], action: 'kms:RetireGrant' };
  expect(limitsOf(question)).not.toContain('RCP');
});
