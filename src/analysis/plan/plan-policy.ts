import type { ParsedPolicy, PolicyDocument, PolicyPrincipal } from '../../policy/types.ts';
import type { Access } from '../evaluate-access.ts';
import type { Reason } from '../explain/reason.ts';
import type { Match } from '../match.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { checkCaller } from './check-caller.ts';
import { findRefusals } from './find-refusals.ts';
import {
  changesWithTime,
  evaluateNextPut,
  LOCKED_OUT,
  type LockoutCheck,
  type PutRequest,
  toLockoutCheck,
} from './lockout.ts';
import { findNewPrincipals } from './new-principals.ts';
import { malformed, type Refusal } from './refusal.ts';
import { toReaderMatch } from './to-reader-match.ts';

export type PlanInput = {
  readonly key: KeyFacts;
  readonly text: string;
  readonly parsed: ParsedPolicy;
  /** The policy that the key has now. Null: there is no key yet. */
  readonly current: PolicyDocument | 'UNREADABLE' | null;
  /** Who puts the policy. Null if that is not known. */
  readonly caller: PutRequest | null;
  /** Who has to read the key afterwards. Null if that is not known. */
  readonly reader: PutRequest | null;
  readonly bypass: boolean;
};

/** What KMS answers if a policy is put on a key. */
export type PolicyPlan = {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNKNOWN';
  /** Those that are certain first, each kind in the order in which KMS is thought to check. */
  readonly refusals: readonly Refusal[];
  readonly lockout: LockoutCheck;
  /** Whether the check may have another result at another time, by conditions on the time. */
  readonly lockoutMayChange: boolean;
  /** Why the lockout check has its result. Computed when it is first read. */
  readonly lockoutReasons: readonly Reason[];
  /** The condition keys that would decide the lockout check. */
  readonly missingKeys: readonly string[];
  readonly readerCanRead: Match;
  readonly newPrincipals: readonly PolicyPrincipal[];
};

/** Foresees the answer of PutKeyPolicy. Pure. Whether principals exist is not known. */
export function planPolicy({ key, text, parsed, current, caller, reader, bypass }: PlanInput): PolicyPlan {
  const { document } = parsed;
  const known = current === 'UNREADABLE' ? null : current;
  const next = document === null || caller === null ? null : evaluateNextPut(document, caller);
  const lockout = toLockoutCheck(next?.verdict ?? 'UNKNOWN', { bypass });
  const listed = findRefusals(text, parsed, key);
  const ofCaller = checkCaller({ key, current, caller, bypass });
  const all = [...ofCaller, ...listed, ...(lockout === 'FAILS' ? [toLockoutRefusal(next)] : [])];
  const refusals = [...all.filter(({ certain }) => certain), ...all.filter(({ certain }) => !certain)];
  return {
    outcome: toOutcome(refusals, lockout),
    refusals,
    lockout,
    lockoutMayChange:
      next !== null && document !== null && caller !== null && changesWithTime(document, caller, next.verdict),
    get lockoutReasons() {
      return next?.reasons ?? [];
    },
    missingKeys: lockout === 'UNKNOWN' ? (next?.missingKeys ?? []) : [],
    readerCanRead: document === null ? 'UNKNOWN' : toReaderMatch(document, known, reader),
    newPrincipals: document === null ? [] : findNewPrincipals(document, known, key),
  };
}

function toLockoutRefusal(next: Access | null): Refusal {
  const isDenied = next?.verdict === 'DENIED';
  const reason = isDenied
    ? 'A Deny statement of the policy applies to the caller of PutKeyPolicy.'
    : 'The policy does not let the caller of PutKeyPolicy call it again, nor leave that to the IAM policies of the account.';
  return malformed('', reason, { message: LOCKED_OUT });
}

function toOutcome(refusals: readonly Refusal[], lockout: LockoutCheck): PolicyPlan['outcome'] {
  if (refusals.some(({ certain }) => certain)) return 'REFUSED';
  return refusals.length > 0 || lockout === 'UNKNOWN' ? 'UNKNOWN' : 'ACCEPTED';
}
