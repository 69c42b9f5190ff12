import { CombinedError } from 'urql';
import { describe, expect, it } from 'vitest';
import { type ChangeState, changeState, startChange, toBlocker } from '../../src/page/compare/change/change-state.ts';
import { createFindPlace } from '../../src/page/compare/change/find-place.ts';
import { type PutOutcome, toPutOutcome } from '../../src/page/compare/change/put-outcome.ts';
import { toOutcomeWords } from '../../src/page/compare/change/put-words.ts';
import { toRiskWords } from '../../src/page/compare/change/risk-words.ts';
import type { ChangePlanFragment, PutKeyPolicyRisk, PutPolicyMutation } from '../../src/page/generated/graphql.ts';

const BASE = { text: '{}', canonicalDigest: 'one' };
const ABOUT = { name: 'alias/a', accountId: '111122223333' };

function toPlan(plan: Partial<ChangePlanFragment> = {}): ChangePlanFragment {
  return {
    outcome: 'ACCEPTED',
    risks: [],
    lockout: 'PASSES',
    lockoutReasons: [],
    gatewayCanStillRead: 'YES',
    newPrincipals: [],
    refusals: [],
    problems: [],
    diff: null,
    findings: null,
    ...plan,
  };
}

function toPlanned(text: string, plan: Partial<ChangePlanFragment> = {}): ChangeState {
  const typed = changeState(startChange(BASE), { type: 'typed', text });
  return changeState(typed, { type: 'planned', text, plan: toPlan(plan), present: BASE });
}

const PUT: PutOutcome = {
  kind: 'put',
  settled: true,
  policy: { text: '{ }', canonicalDigest: 'two' },
  failure: null,
};

describe('a policy can be put', () => {
  it('only once it is planned', () => {
    expect(toBlocker(changeState(startChange(BASE), { type: 'typed', text: 'new' }))).toBe('Plan it first.');
    expect(toBlocker(toPlanned('new'))).toBeNull();
  });

  it('only with exactly the text that was planned', () => {
    const edited = changeState(toPlanned('new'), { type: 'typed', text: 'newer' });
    expect(toBlocker(edited)).toMatch(/^The text has changed/);
    expect(toBlocker(changeState(edited, { type: 'typed', text: 'new' }))).toBeNull();
  });

  it('only with each risk ticked, and ticked again after another plan', () => {
    const risks: PutKeyPolicyRisk[] = ['PUBLIC', 'LOCKOUT'];
    let state = toPlanned('new', { risks });
    expect(toBlocker(state)).toBe('2 risks are not ticked.');
    for (const risk of risks) state = changeState(state, { type: 'ticked', risk, isTicked: true });
    expect(toBlocker(state)).toBeNull();
    expect(toBlocker(changeState(state, { type: 'ticked', risk: 'PUBLIC', isTicked: false }))).toMatch(/^One risk/);
    const again = changeState(state, { type: 'planned', text: 'new', plan: toPlan({ risks }), present: BASE });
    expect(again.ticked).toEqual([]);
  });

  it('never if KMS would refuse it, or if the key has it', () => {
    expect(toBlocker(toPlanned('new', { outcome: 'REFUSED' }))).toBe('KMS would refuse it.');
    expect(toBlocker(toPlanned(BASE.text))).toMatch(/^It is the policy/);
  });

  it('not after a plan against another policy than the one that was edited', () => {
    const typed = changeState(startChange(BASE), { type: 'typed', text: 'new' });
    const present = { text: 'theirs', canonicalDigest: 'other' };
    const state = changeState(typed, { type: 'planned', text: 'new', plan: toPlan(), present });
    expect([state.planned, state.outcome?.kind, state.text]).toEqual([null, 'conflict', 'new']);
    const rebased = changeState(state, { type: 'rebased', policy: present });
    expect([rebased.base, rebased.text, rebased.planned]).toEqual([present, 'new', null]);
  });
});

describe('an edited text', () => {
  it('is not replaced by a policy that is read later', () => {
    const policy = { text: 'theirs', canonicalDigest: 'other' };
    expect(changeState(startChange(BASE), { type: 'read', policy }).text).toBe('theirs');
    const typed = changeState(startChange(BASE), { type: 'typed', text: 'new' });
    expect(changeState(typed, { type: 'read', policy })).toBe(typed);
  });

  it('is the base of the next change once it is put', () => {
    const state = changeState(toPlanned('{ }'), { type: 'put ended', text: '{ }', outcome: PUT });
    expect(state).toMatchObject({ base: PUT.policy, text: '{ }', planned: null });
  });

  it('is kept after a conflict, and has to be planned again after an unclear answer', () => {
    for (const outcome of [{ kind: 'conflict' }, toPutOutcome(undefined, undefined)] as const) {
      const state = changeState(toPlanned('new'), { type: 'put ended', text: 'new', outcome });
      expect([state.text, state.base, state.planned]).toEqual(['new', BASE, null]);
    }
  });
});

describe('a policy that the key turns out to have', () => {
  it('was put, although nobody said so', () => {
    const typed = changeState(startChange(BASE), { type: 'typed', text: '{"a":1}' });
    const present = { text: '{ "a": 1 }', canonicalDigest: 'other' };
    const state = changeState(typed, { type: 'planned', text: '{"a":1}', plan: toPlan(), present });
    expect(state).toMatchObject({ base: present, text: present.text, outcome: { kind: 'put' } });
  });
});

describe('the outcome of a put', () => {
  const toError = (code: string, message = 'why') =>
    new CombinedError({ graphQLErrors: [{ message, extensions: { code } }] });
  const toTitle = (outcome: PutOutcome) => toOutcomeWords(outcome, 'alias/a', '{ }')?.title ?? null;

  it('is not known if the gateway does not answer, or failed', () => {
    const lost = new CombinedError({ networkError: new Error('gone') });
    for (const error of [lost, toError('INTERNAL_SERVER_ERROR'), undefined]) {
      expect(toTitle(toPutOutcome(undefined, error))).toBe('It is not known whether the policy was put');
    }
  });

  it.each([
    ['WRITES_DISABLED', 'This gateway changes no key'],
    ['AUDIT_UNAVAILABLE', 'The change could not be logged, so nothing was put'],
    ['BAD_USER_INPUT', 'The gateway does not take this text'],
    ['FORBIDDEN', null],
  ])('is a clear refusal with the code %s', (code, title) => {
    const outcome = toPutOutcome({ putKeyPolicy: null }, toError(code));
    expect(outcome.kind).toBe('failed');
    expect(toTitle(outcome)).toBe(title);
  });

  it('says if the caller lacks the permission of the gateway', () => {
    const result = {
      __typename: 'KmsAccessDeniedException',
      code: 'AccessDeniedException',
      message: 'You lack policy:write in us-east-2 of account 111122223333, so PutKeyPolicy was not called.',
      retryable: false,
    };
    const outcome = toPutOutcome({ putKeyPolicy: result } as unknown as PutPolicyMutation, undefined);
    expect(toTitle(outcome)).toBe('You may not change this policy');
  });

  it('says if KMS does not return the policy yet', () => {
    expect(toTitle(PUT)).toBe('The policy was put on alias/a');
    expect(toOutcomeWords({ ...PUT, settled: false }, 'alias/a', '')).toMatchObject({
      kind: 'passing',
      offersPlan: true,
    });
  });
});

describe('a risk in words', () => {
  const gain = (kind: 'EVERYONE' | 'IAM_ROLE', accountId: string | null, ...actions: string[]) => ({
    principal: { kind, value: 'x', accountId },
    actions,
    to: 'ALLOWED' as const,
  });
  const toDiff = (...newAccess: ReturnType<typeof gain>[]) =>
    ({ newAccess, undecided: [] }) as unknown as ChangePlanFragment['diff'];

  it('names what everyone gains', () => {
    const plan = toPlan({ diff: toDiff(gain('EVERYONE', null, 'kms:Decrypt'), gain('IAM_ROLE', '1', 'kms:Sign')) });
    expect(toRiskWords('PUBLIC', plan, ABOUT).meaning).toBe(
      'Everyone whom the conditions let through gains kms:Decrypt.',
    );
  });

  it('names the other accounts, and not that of the key', () => {
    const [own, other] = [
      gain('IAM_ROLE', ABOUT.accountId, 'kms:Sign'),
      gain('IAM_ROLE', '444455556666', 'kms:Decrypt'),
    ];
    const { title, meaning } = toRiskWords('EXTERNAL_ACCOUNT', toPlan({ diff: toDiff(own, other) }), ABOUT);
    expect(title).toBe('Others than account 111122223333 gain access to alias/a');
    expect(meaning).toMatch(/^Account 444455556666: kms:Decrypt\./);
  });

  it('says that a text with a mistake may be read in another way', () => {
    const problems = [{ kind: 'DUPLICATE_KEY' as const, message: '', pointer: '' }];
    expect(toRiskWords('PUBLIC', toPlan({ problems }), ABOUT).meaning).toMatch(/^The text has a mistake/);
  });

  it.each(['LOCKOUT', 'PUBLIC', 'EXTERNAL_ACCOUNT', 'CONFUSED_DEPUTY', 'GATEWAY_CANNOT_READ'] as const)(
    '%s names the key',
    (risk) => {
      expect(toRiskWords(risk, toPlan(), ABOUT).title).toContain('alias/a');
    },
  );
});

describe('the place of a mistake', () => {
  const TEXT = '{\r\n  "Statement": [\n    { "Effect": "Maybe" }\n  ]\n}';
  const find = createFindPlace(TEXT);

  it('is that of its pointer', () => {
    const place = find({ pointer: '/Statement/0/Effect', message: '' });
    expect(place?.line).toBe(3);
    expect(TEXT.slice(place?.start, place?.end)).toBe('"Maybe"');
  });

  it('is the one that the message names, if the text is not JSON', () => {
    expect(find({ pointer: '', message: 'at line 2, column 3 there is' })).toMatchObject({ line: 2, start: 5 });
    expect(find({ pointer: '', message: 'at line 99, column 1' })).toBeNull();
    expect(find({ pointer: '', message: 'too long' })).toBeNull();
    expect(find({ pointer: '/Nothing', message: '' })).toBeNull();
  });
});
