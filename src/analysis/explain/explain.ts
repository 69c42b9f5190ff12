import type { Evaluation } from '../evaluation.ts';
import { explainBasis } from './explain-basis.ts';
import { explainNearMisses, explainUndecidedDenies } from './explain-near-misses.ts';
import { explainNotes } from './explain-notes.ts';
import { explainRequest } from './explain-request.ts';
import { explainUnread } from './explain-unread.ts';
import type { Reason } from './reason.ts';

/** The most reasons that are listed. A policy can have 500 statements. */
export const MAX_REASONS = 100;

/** Why the verdict is what it is, the most important reason first. */
export function explain(evaluation: Evaluation): readonly Reason[] {
  return [
    ...explainRequest(evaluation),
    ...explainUnread(evaluation),
    ...explainBasis(evaluation),
    ...explainUndecidedDenies(evaluation),
    ...explainNearMisses(evaluation),
    ...explainNotes(evaluation),
  ].slice(0, MAX_REASONS);
}
