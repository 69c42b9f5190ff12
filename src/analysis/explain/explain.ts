import type { Evaluation } from '../evaluation.ts';
import { explainBasis } from './explain-basis.ts';
import { explainIdentityNearMisses, explainIdentityPolicies } from './explain-identity-policies.ts';
import { explainNearMisses, explainUndecidedDenies } from './explain-near-misses.ts';
import { explainNotes } from './explain-notes.ts';
import { explainRequest } from './explain-request.ts';
import { explainUnread } from './explain-unread.ts';
import type { Reason } from './reason.ts';

/** The most reasons that are listed. A policy can have 500 statements. */
export const MAX_REASONS = 100;

/** Why the verdict is what it is: the reasons of the verdict, then near misses, then notes. */
export function explain(evaluation: Evaluation): readonly Reason[] {
  // IAM policies alone decide such an action: the key policy is not even read.
  if (evaluation.action?.decidedBy === 'IAM_ONLY') return explainRequest(evaluation);
  return [
    ...explainBasis(evaluation),
    ...explainRequest(evaluation),
    ...explainUnread(evaluation),
    ...explainUndecidedDenies(evaluation),
    ...explainIdentityPolicies(evaluation),
    ...explainIdentityNearMisses(evaluation),
    ...explainNearMisses(evaluation),
    ...explainNotes(evaluation),
  ].slice(0, MAX_REASONS);
}
