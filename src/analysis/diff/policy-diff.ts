import type { PolicyPrincipal } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import type { Reason } from '../explain/reason.ts';
import type { AccessWitness } from '../witness.ts';
import type { Gain } from './gain.ts';
import type { SourceChoice } from './service-sources.ts';

/** What one policy ("this") allows, compared with another. Lists are in the order of this policy, then of the other. */
export type PolicyDiff = {
  /** Both answer every request alike: all lists are empty. */
  readonly equivalent: boolean;
  /** Every change that is listed concerns a request that can be made. */
  readonly exact: boolean;
  readonly newAccess: readonly AccessChange[];
  readonly lostAccess: readonly AccessChange[];
  /** Requests whose verdict is not decided, and may differ. */
  readonly undecided: readonly AccessChange[];
  /** For whom AWS services gain access by this policy, or may gain it. Null stands for requests that were not compared. */
  readonly serviceSources: readonly (SourceChoice | null)[];
};

/** Requests whose verdicts differ in the same way. */
export type AccessChange = Gain & {
  readonly principal: PolicyPrincipal;
  /** In AWS's spelling; those that are not known, in that of the policies. */
  readonly actions: readonly string[];
  /** Whether actions that AWS adds later change in the same way. */
  readonly andFutureActions: boolean;
  /** Made up: they stand for the actions that AWS adds later. */
  readonly futureActions: readonly string[];
  /** By the other policy. */
  readonly from: Verdict;
  /** By this policy. */
  readonly to: Verdict;
  /** The requests in words; null for all requests of the principal and the actions. */
  readonly where: string | null;
  /** The statements that make the difference. */
  readonly places: readonly ChangePlace[];
  readonly witness: AccessWitness;
  /** Why it is not decided: the condition keys, or the limit. Empty if it is. Computed when it is first read. */
  readonly reasons: readonly Reason[];
};

/** A statement of this policy, or else of the other. */
export type ChangePlace = { readonly inThis: boolean; readonly pointer: string };
