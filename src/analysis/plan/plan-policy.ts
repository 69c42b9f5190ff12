import type { ParsedPolicy, PolicyDocument, PolicyPrincipal } from '../../policy/types.ts';
import type { Access } from '../evaluate-access.ts';
import type { Reason } from '../explain/reason.ts';
import type { Match } from '../match.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { checkCaller } from './check-caller.ts';
import { isTooLong } from './check-text.ts';
import { findRefusals } from './find-refusals.ts';
import { hasStatement } from './has-statement.ts';
import {
  changesWithTime,
  evaluateNextPut,
  LOCKED_OUT,
  type LockoutCheck,
  type PutRequest,
  toLockoutCheck,
} from './lockout.ts';
import { explainLockout } from './lockout-reasons.ts';
import { findNewPrincipals } from './new-principals.ts';
import { malformed, type Refusal } from './refusal.ts';
import { toReaderMatch } from './to-reader-match.ts';
import { findUnknownPrincipals } from './unknown-principals.ts';

export type PlanInput = {
  readonly key: KeyFacts;
  readonly text: string;
  readonly parsed: ParsedPolicy;
  /** The policy that the key has now. Null: there is no key yet. */
  readonly current: PolicyDocument | 'UNREADABLE' | null;
  /** Who puts the policy. Null if that is not known. */
  readonly principal: PutRequest | null;
  /** Who has to read the key afterwards. Null if that is not known. */
  readonly reader: PutRequest | null;
  readonly bypass: boolean;
};

/** What KMS answers if a policy is put on a key. */
export type PolicyPlan = {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNKNOWN';
  /**
   * Why KMS stores nothing, whoever puts the text: it is too long, or no policy. Null if it may be one. The gateway
   * does not send such a text to KMS, so it has no risks.
   */
  readonly rejection: Refusal | null;
  /** The first certain refusal of the text, whoever puts it. Null if there is none. */
  readonly textRefusal: Refusal | null;
  /** Those that are certain first, each kind in the order in which KMS is thought to check. */
  readonly refusals: readonly Refusal[];
  readonly lockout: LockoutCheck;
  /** Whether the check may have another result at another time, by conditions on the time. */
  readonly lockoutMayChange: boolean;
  /** Why the lockout check has its result, and why that is a risk if it is one. Computed when it is first read. */
  readonly lockoutReasons: readonly Reason[];
  /** The condition keys that would decide the lockout check. */
  readonly missingKeys: readonly string[];
  readonly readerCanRead: Match;
  readonly newPrincipals: readonly PolicyPrincipal[];
  /** Whom the policy newly allows something, and nobody can tell who that is. */
  readonly unknownPrincipals: readonly PolicyPrincipal[];
};

/** Foresees the answer of PutKeyPolicy. Pure. Whether principals exist is not known. */
export function planPolicy({ key, text, parsed, current, principal, reader, bypass }: PlanInput): PolicyPlan {
  const document = isTooLong(text) ? null : parsed.document;
  const known = current === 'UNREADABLE' ? null : current;
  const next = document === null || principal === null ? null : evaluateNextPut(document, principal);
  const lockout = toLockoutCheck(next?.verdict ?? 'UNKNOWN', { bypass });
  const listed = findRefusals(text, parsed, key);
  const ofCaller = checkCaller({ key, current, principal, bypass });
  const all = [...ofCaller, ...listed, ...(lockout === 'FAILS' ? [toLockoutRefusal(next)] : [])];
  const refusals = [...all.filter(({ certain }) => certain), ...all.filter(({ certain }) => !certain)];
  const textRefusal = listed.find(({ certain }) => certain) ?? null;
  const lockoutMayChange =
    next !== null && document !== null && principal !== null && changesWithTime(document, principal, next.verdict);
  return {
    rejection: hasStatement({ ...parsed, document }) ? null : textRefusal,
    textRefusal,
    outcome: toOutcome(refusals, lockout),
    refusals,
    lockout,
    lockoutMayChange,
    get lockoutReasons() {
      return document === null ? [] : explainLockout({ next, bypass, lockoutMayChange });
    },
    missingKeys: lockout === 'UNKNOWN' ? (next?.missingKeys ?? []) : [],
    readerCanRead: document === null ? 'UNKNOWN' : toReaderMatch(document, known, reader),
    newPrincipals: document === null ? [] : findNewPrincipals(document, known, key),
    unknownPrincipals: document === null ? [] : findUnknownPrincipals(document, known, key),
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
