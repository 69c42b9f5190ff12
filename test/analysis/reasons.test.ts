import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ReasonCode } from '../../src/analysis/explain/reason.ts';
import { toGrantPrincipal } from '../../src/policy/to-grant-principal.ts';
import { ALICE, APP, allow, ask, codesOf, deny, grant, MALLORY, OTHER, OWN, type Question, SESSION } from './_ask.ts';
import { question, toQuestion } from './_generated.ts';

const ACCOUNT = { Principal: { AWS: OWN } };
const BY_TEAM = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'x' } } };
const messagesOf = (given: Question) => ask(given).reasons.map(({ message }) => message);

/** Codes that say what else must hold, or that a statement never applies: no verdict follows from them. */
const NOTES: readonly ReasonCode[] = [
  'ACTION_NOT_KNOWN',
  'CHILD_GRANT_LIMITED',
  'EVERYONE_COVERS_SERVICES',
  'FOR_AWS_ONLY',
  'NEEDS_ALIAS_IN_IAM',
  'NEEDS_OTHER_KEY',
  'NEEDS_OTHER_PERMISSION',
  'PERMISSIONS_BOUNDARY_WOULD_DENY',
  'ROLE_WITHOUT_PATH',
  'STATEMENT_WITHOUT_EFFECT',
];
const FIRST: Readonly<Record<string, readonly ReasonCode[]>> = {
  ALLOWED: ['STATEMENT_ALLOWS', 'GRANT_ALLOWS', 'ACCOUNT_DECIDES'],
  ALLOWED_IF_IAM_ALLOWS: ['STATEMENT_ALLOWS', 'GRANT_ALLOWS', 'ACCOUNT_DECIDES'],
  DENIED: ['STATEMENT_DENIES', 'IAM_DENIES'],
  NOT_ALLOWED: ['NOTHING_ALLOWS', 'IAM_DOES_NOT_ALLOW', 'NOT_POSSIBLE_ACROSS_ACCOUNTS', 'OTHER_PARTITION'],
};

test('the first reason is that of the verdict', () => {
  const identity = fc.constantFrom(
    undefined,
    [],
    [[{ Effect: 'Allow', Action: '*', Resource: '*' }]],
    [[{ Effect: 'Allow', Action: '*', Resource: '*', ...BY_TEAM }]],
    [[{ Effect: 'Deny', Action: '*', Resource: '*', ...BY_TEAM }, { Effect: 'Maybe' }]],
  );
  fc.assert(
    fc.property(question, identity, (generated, policies) => {
      const { verdict, reasons } = ask({ ...toQuestion(generated), ...(policies && { identity: policies }) });
      const first = reasons[0]?.code;
      if (verdict !== 'UNKNOWN') expect(FIRST[verdict]).toContain(first);
      else {
        expect(first).toBeDefined();
        expect([...NOTES, ...Object.values(FIRST).flat()]).not.toContain(first);
      }
    }),
    { numRuns: 500 },
  );
});

test.each<[string, Question]>([
  ['an unknown action', { action: 'kms:NewThing', statements: [allow()] }],
  ['an action that only AWS calls', { action: 'kms:SynchronizeMultiRegionKey', statements: [allow()] }],
  ['a Deny beside a statement that could not be read', { statements: [{ Effect: 'Maybe' }, deny()] }],
  ['a Deny of what is not possible anyway', { statements: [deny()], action: 'kms:PutKeyPolicy', principal: MALLORY }],
  ['an Allow beside one without effect', { statements: [allow({ Action: 's3:*' }), allow()] }],
])('the first reason of %s is that of the verdict', (_, given) => {
  const { verdict, reasons } = ask(given);
  expect(FIRST[verdict]).toContain(reasons[0]?.code);
});

test('an action that is not about a key has no reason about the key policy, which is not read', () => {
  expect(codesOf({ action: 'kms:CreateKey', policy: 'UNREADABLE' })).toEqual(['NOT_A_KEY_ACTION']);
});

describe('identity policies that are not decided are explained:', () => {
  const iam = { Effect: 'Allow', Action: 'kms:*', Resource: '*' };
  const identified = (...policies: readonly (readonly object[])[]) => ({
    statements: [allow(ACCOUNT)],
    context: {},
    identity: policies,
  });

  test('an Allow by the condition that is not known', () => {
    const { verdict, missingKeys, reasons } = ask(identified([], [{ ...iam, ...BY_TEAM }]));
    expect({ verdict, missingKeys }).toEqual({ verdict: 'UNKNOWN', missingKeys: ['aws:PrincipalTag/team'] });
    expect(reasons).toMatchObject([
      {
        code: 'IAM_UNDECIDED',
        message: 'It is not decided whether /Statement/0 of identityPolicies[1] allows it.',
        pointer: null,
      },
      { code: 'MISSING_KEY', conditionKey: 'aws:PrincipalTag/team', pointer: null },
    ]);
  });

  test('a Deny, even if the key policy allows it by itself', () => {
    const given = { ...identified([iam, { ...iam, ...BY_TEAM, Effect: 'Deny' }]), statements: [allow()] };
    expect(messagesOf(given)[0]).toBe('It is not decided whether /Statement/1 of identityPolicies[0] denies it.');
  });

  test('a statement that could not be read, or not whole', () => {
    expect(messagesOf(identified([{ ...iam, Effect: 'Alow' }]))[0]).toMatch(
      /^\/Statement\/0 of identityPolicies\[0\] could not be read\./,
    );
    expect(messagesOf(identified([{ ...iam, Action: ['kms:*', 7] }]))[0]).toMatch(/could not be read whole/);
  });

  test('no statement that does not matter', () => {
    const given = { ...identified([{ ...iam, ...BY_TEAM }]), statements: [allow()] };
    expect(codesOf(given)).toEqual(['STATEMENT_ALLOWS']);
  });

  test('a Deny that applies, by its place', () => {
    expect(messagesOf(identified([{ ...iam, Effect: 'Deny' }]))).toEqual([
      '/Statement/0 of identityPolicies[0] denies it.',
    ]);
  });

  test('that they do not allow it, even if a condition of the key policy is not known', () => {
    const statements = [allow({ ...ACCOUNT, ...BY_TEAM })];
    expect(codesOf({ statements, context: {}, identity: [] })[0]).toBe('IAM_DOES_NOT_ALLOW');
  });
});

describe('a part of a statement that is not decided is named:', () => {
  const both = { Principal: { AWS: ALICE }, NotPrincipal: { AWS: MALLORY } };
  test.each<[string, object]>([
    ['the principal', allow(both)],
    ['the principal', allow({ Principal: { AWS: `arn:aws:iam::${OWN}:user/A*` } })],
    ['the action', allow({ NotAction: 's3:*' })],
    ['the key', allow({ NotResource: 'arn:aws:s3:::x' })],
    ['the principal and the key', allow({ ...both, NotResource: 'arn:aws:s3:::x' })],
  ])('%s', (part, statement) => {
    const message = `It cannot be decided whether this statement includes ${part}.`;
    expect(ask({ statements: [statement] }).reasons).toContainEqual(
      expect.objectContaining({ code: 'STATEMENT_UNDECIDED', message, pointer: '/Statement/0' }),
    );
    expect(codesOf({ statements: [allow(), { ...statement, Effect: 'Deny' }] })).toEqual([
      'DENY_UNDECIDED',
      'STATEMENT_UNDECIDED',
    ]);
  });
});

describe('a grant that is not decided is explained:', () => {
  const to = (grantee: string, principal: string, more: Partial<Question> = {}) =>
    ask({ grants: [{ ...grant(), grantee: toGrantPrincipal(grantee, undefined) }], principal, ...more });

  test('one session of the role', () => {
    expect(to(SESSION, APP).reasons).toMatchObject([{ code: 'SESSION_NOT_GIVEN', grantId: 'g-1' }]);
  });

  test('one session of a role of another account, although the account decides, too', () => {
    const { verdict, grants, reasons } = to(SESSION.replace(OWN, OTHER), APP.replace(OWN, OTHER));
    expect(verdict).toBe('UNKNOWN');
    expect(grants).toMatchObject([{ principal: 'UNKNOWN', applies: 'UNKNOWN' }]);
    expect(reasons).toMatchObject([{ code: 'SESSION_NOT_GIVEN', grantId: 'g-1' }]);
  });

  test('another name of the service, and no session', () => {
    expect(to('logs.amazonaws.com', 'logs.us-west-2.amazonaws.com').reasons).toMatchObject([
      { code: 'SERVICE_MAY_HAVE_OTHER_NAME', grantId: 'g-1' },
    ]);
  });

  test('a constraint on the encryption context', () => {
    const grants = [grant({ constraints: { EncryptionContextSubset: { a: '1' } } })];
    expect(messagesOf({ grants, context: {} })).toEqual([
      'This grant allows it, but only where the encryption context has "a"="1" (EncryptionContextSubset): ' +
        'it is not known what the request has. Give context.encryptionContext to decide it.',
    ]);
  });
});
