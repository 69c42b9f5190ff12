import type { Failure } from '../../gateway/failure.ts';
import type { ChangePlanFragment, PutKeyPolicyRisk } from '../../generated/graphql.ts';
import { haveSameContent } from '../texts/text-blocks.ts';
import type { Policy, PutOutcome } from './put-outcome.ts';

/** An edited policy, from the text to the put. */
export type ChangeState = {
  /** The policy that is edited. */
  readonly base: Policy;
  readonly text: string;
  readonly planned: Planned | null;
  /** The risks that are meant, of `planned`. */
  readonly ticked: readonly PutKeyPolicyRisk[];
  readonly busy: 'plan' | 'put' | null;
  readonly planFailure: Failure | null;
  readonly outcome: PutOutcome | null;
};

export type Planned = {
  readonly text: string;
  /** The digest of the policy that it was made against. */
  readonly baseDigest: string;
  readonly plan: ChangePlanFragment;
};

export type ChangeEvent =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'read'; readonly policy: Policy }
  | { readonly type: 'reset' }
  /** The present policy is what the text will replace. */
  | { readonly type: 'rebased'; readonly policy: Policy }
  | { readonly type: 'started'; readonly busy: 'plan' | 'put' }
  | {
      readonly type: 'planned';
      readonly text: string;
      readonly plan: ChangePlanFragment;
      readonly present: Policy | null;
    }
  | { readonly type: 'plan failed'; readonly failure: Failure }
  | { readonly type: 'ticked'; readonly risk: PutKeyPolicyRisk; readonly isTicked: boolean }
  | { readonly type: 'put ended'; readonly text: string; readonly outcome: PutOutcome };

export function startChange(base: Policy): ChangeState {
  return { base, text: base.text, planned: null, ticked: [], busy: null, planFailure: null, outcome: null };
}

export function changeState(state: ChangeState, event: ChangeEvent): ChangeState {
  switch (event.type) {
    case 'typed':
      return { ...state, text: event.text, outcome: null };
    case 'read':
      // What somebody types in is never replaced. A conflict shows when it is planned.
      return isDirty(state) || event.policy.canonicalDigest === state.base.canonicalDigest
        ? state
        : { ...state, base: event.policy, text: event.policy.text, planned: null };
    case 'reset':
      return startChange(state.base);
    case 'rebased':
      return { ...startChange(event.policy), text: state.text };
    case 'started':
      return { ...state, busy: event.busy, planFailure: null, outcome: null };
    case 'planned':
      return toPlanned({ ...state, busy: null, ticked: [] }, event);
    case 'plan failed':
      return { ...state, busy: null, planned: null, planFailure: event.failure };
    case 'ticked': {
      const rest = state.ticked.filter((each) => each !== event.risk);
      return { ...state, ticked: event.isTicked ? [...rest, event.risk] : rest };
    }
    case 'put ended':
      return toEnded({ ...state, busy: null, outcome: event.outcome }, event);
  }
}

export function isDirty({ text, base }: Pick<ChangeState, 'text' | 'base'>): boolean {
  return text !== base.text;
}

type PlannedEvent = Extract<ChangeEvent, { type: 'planned' }>;

function toPlanned(state: ChangeState, { text, plan, present }: PlannedEvent): ChangeState {
  if (present !== null && present.canonicalDigest !== state.base.canonicalDigest) {
    // An earlier try had no clear answer, and has put it.
    if (haveSameContent(present.text, text)) {
      return toEnded(state, { text, outcome: { kind: 'put', settled: true, policy: present, failure: null } });
    }
    return { ...state, planned: null, outcome: { kind: 'conflict' } };
  }
  return { ...state, planned: { text, plan, baseDigest: state.base.canonicalDigest } };
}

type Ended = Pick<Extract<ChangeEvent, { type: 'put ended' }>, 'text' | 'outcome'>;

function toEnded(state: ChangeState, { text, outcome }: Ended): ChangeState {
  switch (outcome.kind) {
    case 'put': {
      // The next change replaces what was put. What KMS returned before may still be the former policy.
      if (!outcome.settled || outcome.policy === null) return { ...state, planned: null, ticked: [] };
      const isEdited = state.text !== text;
      return { ...startChange(outcome.policy), text: isEdited ? state.text : outcome.policy.text, outcome };
    }
    case 'refused':
      return { ...state, ticked: [], planned: { text, plan: outcome.plan, baseDigest: state.base.canonicalDigest } };
    case 'failed':
      return state;
    case 'conflict':
    case 'unconfirmed':
    case 'unknown':
      return { ...state, planned: null, ticked: [] };
  }
}

/** Why the policy cannot be put now. Null if it can. */
export function toBlocker({ text, base, planned, ticked, busy }: ChangeState): string | null {
  if (busy === 'put') return 'The policy is being put.';
  if (planned === null || planned.baseDigest !== base.canonicalDigest) return 'Plan it first.';
  if (planned.text !== text) return 'The text has changed since it was planned: plan it again.';
  const { outcome, risks } = planned.plan;
  if (outcome === 'REFUSED') return 'KMS would refuse it.';
  const missing = risks.filter((risk) => !ticked.includes(risk)).length;
  if (missing > 0) return missing === 1 ? 'One risk is not ticked.' : `${missing} risks are not ticked.`;
  return isDirty({ text, base }) ? null : 'It is the policy that the key has.';
}
