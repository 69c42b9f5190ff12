import { describe, expect, it, test } from 'vitest';
import { toKeyFacts } from './_access.ts';
import { OTHER, OWN } from './_ask.ts';
import { ADMIN, DELEGATES, type Given, PLAN_CASES, plan, toProposedText } from './_plan.ts';

const SESSION = `arn:aws:sts::${OWN}:assumed-role/Admin/one`;
const of = (aws: unknown, more: object = {}) => ({ ...DELEGATES, Principal: { AWS: aws }, ...more });
const deny = (more: object = {}) => ({ ...DELEGATES, Effect: 'Deny', Principal: '*', ...more });
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });
const MFA = where('BoolIfExists', 'aws:MultiFactorAuthPresent', 'false');

describe('the plan of case', () => {
  test.each(PLAN_CASES.map((each) => [`${each.id}: ${each.title}`, each] as const))('%s', (_, each) => {
    const { expected, key, current, caller, bypassPolicyLockoutSafetyCheck: bypass } = each;
    const found = plan(toProposedText(each), { key: toKeyFacts(key), current, caller, bypass });
    const { exception, message, ...rest } = expected;
    expect(found).toMatchObject(rest);
    if (exception !== undefined) expect(found.refusals[0]?.exception).toBe(exception);
    if (message !== undefined) expect(found.refusals[0]?.message).toBe(message);
  });
});

describe('the lockout check', () => {
  it.each([
    ['passes for the role that the policy names', [of(ADMIN)], 'PASSES', 'ACCEPTED'],
    ['is left to IAM policies with the account', [DELEGATES], 'PASSES_IF_IAM_ALLOWS', 'ACCEPTED'],
    ['fails where a Deny applies', [DELEGATES, deny({ Action: 'kms:Put*' })], 'FAILS', 'REFUSED'],
    ['fails with another action', [of(ADMIN, { Action: 'kms:Get*' })], 'FAILS', 'REFUSED'],
    ['fails with another resource', [of(ADMIN, { Resource: 'arn:aws:dynamodb:*' })], 'FAILS', 'REFUSED'],
    ['is not decided by a condition on the request', [DELEGATES, deny(MFA)], 'UNKNOWN', 'UNKNOWN'],
    [
      'is for a call without the bypass',
      [of(ADMIN, where('Bool', 'kms:BypassPolicyLockoutSafetyCheck', 'true'))],
      'FAILS',
      'REFUSED',
    ],
  ])('%s', (_, statements, lockout, outcome) => {
    expect(plan(statements)).toMatchObject({ lockout, outcome });
    expect(plan(statements, { bypass: true })).toMatchObject({ lockout: 'BYPASSED' });
  });

  it('is decided by what is known of the request', () => {
    const policy = [DELEGATES, deny(MFA)];
    expect(plan(policy).missingKeys).toEqual(['aws:MultiFactorAuthPresent']);
    const keys = [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }];
    expect(plan(policy, { context: { keys } })).toMatchObject({ lockout: 'PASSES_IF_IAM_ALLOWS', missingKeys: [] });
    expect(
      plan(policy, { context: { keys: [{ key: 'aws:MultiFactorAuthPresent', values: ['false'] }] } }).lockout,
    ).toBe('FAILS');
  });

  it('is for a call without the bypass, whatever the context says', () => {
    const policy = [of(ADMIN, where('Bool', 'kms:BypassPolicyLockoutSafetyCheck', 'false'))];
    const key = 'kms:BypassPolicyLockoutSafetyCheck';
    expect(plan(policy, { context: { absent: [key] } }).lockout).toBe('PASSES');
    expect(plan(policy, { context: { keys: [{ key, values: ['true'] }] } }).lockout).toBe('PASSES');
  });

  it('is not decided without a caller, and says why it is as it is', () => {
    expect(plan([DELEGATES], { caller: null })).toMatchObject({ lockout: 'UNKNOWN', outcome: 'UNKNOWN' });
    expect(plan([deny()]).lockoutReasons.map(({ code }) => code)).toContain('STATEMENT_DENIES');
  });
});

describe('the caller', () => {
  it.each<[string, Given, boolean]>([
    ['that the present policy denies', { current: { Statement: [DELEGATES, deny()] } }, true],
    ['that the present policy does not allow', { current: { Statement: [of(`${ADMIN}2`)] } }, true],
    ['of another account', { caller: `arn:aws:iam::${OTHER}:role/Admin`, current: { Statement: [of(OTHER)] } }, true],
    ['that the present policy may deny', { current: { Statement: [DELEGATES, deny(MFA)] } }, false],
    ['if the present policy is not known', { current: 'UNREADABLE' }, false],
  ])('%s is refused: certainly or perhaps', (_, given, certain) => {
    const { refusals, outcome } = plan([DELEGATES], given);
    expect(refusals.filter(({ exception }) => exception === 'AccessDeniedException')).toMatchObject([{ certain }]);
    expect(outcome).toBe(certain ? 'REFUSED' : 'UNKNOWN');
  });

  it('needs no present policy for a key that does not exist', () => {
    expect(plan([DELEGATES], { current: null, key: { metadata: null } })).toMatchObject({
      outcome: 'ACCEPTED',
      refusals: [],
    });
  });

  it('is asked with the bypass by the present policy', () => {
    const noBypass = deny(where('Bool', 'kms:BypassPolicyLockoutSafetyCheck', 'true'));
    const current = { Statement: [DELEGATES, noBypass] };
    expect(plan([DELEGATES], { current }).outcome).toBe('ACCEPTED');
    expect(plan([DELEGATES], { current, bypass: true }).outcome).toBe('REFUSED');
  });

  it('cannot put the policy of an AWS managed key, and it is not known whether a key is one without metadata', () => {
    const metadata = toKeyFacts({ ...(PLAN_CASES[0] as (typeof PLAN_CASES)[0]).key, manager: 'AWS' }).metadata;
    expect(plan([DELEGATES], { key: { metadata } }).refusals).toMatchObject([
      { exception: 'AccessDeniedException', certain: true },
    ]);
    expect(plan([DELEGATES], { key: { metadata: null } })).toMatchObject({ outcome: 'UNKNOWN' });
  });
});

describe('the reader', () => {
  it.each([
    ['can read by name', [of(ADMIN)], [of(ADMIN)], 'YES'],
    ['can still read by IAM policies', [DELEGATES], [DELEGATES], 'YES'],
    ['may not have IAM policies for it yet', [of(ADMIN)], [DELEGATES], 'UNKNOWN'],
    ['cannot read what denies it', [DELEGATES], [DELEGATES, deny({ Action: 'kms:Get*' })], 'NO'],
    ['cannot read what names others', [DELEGATES], [of(`${ADMIN}2`)], 'NO'],
    ['may not meet a condition', [DELEGATES], [DELEGATES, deny({ Action: 'kms:Get*', ...MFA })], 'UNKNOWN'],
  ])('%s', (_, before, after, match) => {
    expect(plan(after, { current: { Statement: before } }).readerCanRead).toBe(match);
  });

  it('is not known', () => {
    expect(plan([DELEGATES], { reader: null }).readerCanRead).toBe('UNKNOWN');
    expect(plan('no policy').readerCanRead).toBe('UNKNOWN');
  });
});

it('lists the principals that the present policy does not name, each once', () => {
  const policy = [
    DELEGATES,
    of([ADMIN, `${ADMIN}*`, SESSION, OTHER, `arn:aws:iam::${OTHER}:root`]),
    { ...DELEGATES, Principal: { Service: 'logs.amazonaws.com' } },
    deny({ Principal: undefined, NotPrincipal: { AWS: [ADMIN, `${ADMIN}2`] } }),
    of('*'),
  ];
  const { newPrincipals } = plan(policy, { current: { Statement: [of([ADMIN])] } });
  expect(newPrincipals.map(({ value }) => value)).toEqual([SESSION, OTHER, 'logs.amazonaws.com', `${ADMIN}2`]);
});
