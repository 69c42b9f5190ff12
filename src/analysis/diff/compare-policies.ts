import type { PolicyDocument } from '../../policy/types.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { toNormalForm } from './normal-form.ts';
import type { PolicyDiff } from './policy-diff.ts';

/** A policy, and the key that it is evaluated for. */
export type ComparedSide = { readonly policy: PolicyDocument; readonly text: string; readonly key: KeyFacts };

export type Comparison = {
  readonly current: ComparedSide;
  readonly other: ComparedSide;
  readonly ignoreRegion: boolean;
};

export function* comparePolicies({ current, other }: Comparison): Generator<void, PolicyDiff> {
  yield;
  const form = ({ text, policy, key }: ComparedSide) => toNormalForm({ text, document: policy }, key.partition);
  const equivalent = form(current) === form(other);
  return { equivalent, exact: true, newAccess: [], lostAccess: [], undecided: [] };
}
