import { parseKmsArn } from '../store/kms-arn.ts';
import type { FormerPolicy } from './former-policies.ts';
import { createQuota, type Quota } from './quota.ts';
import { createStaleReads, type Staleness } from './stale.ts';

/**
 * With `performs`, the operation runs before the call fails: a change is stored, although the client cannot know it.
 */
type Failing = { readonly performs?: true };

/** How a call fails. `milliseconds` is real time, and `status` is an HTTP status. */
export type Fault =
  | (Failing & { readonly kind: 'error'; readonly code: string; readonly message?: string; readonly status?: number })
  /** ThrottlingException with AWS's text. */
  | { readonly kind: 'throttle' }
  /** Lets calls pass as long as the bucket of their account and Region has some. Throttles the others. */
  | (Quota & { readonly kind: 'quota' })
  /** Waits, then runs the operation and answers. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Never answers. The connection stays open until one side closes it. */
  | (Failing & { readonly kind: 'hang' })
  /** Sends the headers and half of the body, then nothing more. The connection stays open. */
  | { readonly kind: 'hang-body' }
  /** Resets the connection (TCP RST) without an answer. */
  | (Failing & { readonly kind: 'reset' })
  /** Sends a content-length for the whole body, then half of the body, and closes the connection. */
  | { readonly kind: 'truncate' }
  /** Answers with an HTML page, as a load balancer does. The default status is 502. */
  | (Failing & { readonly kind: 'html'; readonly status?: number })
  /** Answers with status 200 and a body that breaks off in the middle of the JSON. */
  | { readonly kind: 'broken-json' }
  /** Answers GetKeyPolicy with the policy before the last PutKeyPolicy. Lets later reads pass. */
  | (Staleness & { readonly kind: 'stale' })
  /** Answers GetKeyPolicy with each list of principals in another order from call to call. */
  | { readonly kind: 'reorder-principals' };

/**
 * Which calls fail, and how. A rule without `operation`, `accountId`, `region` or `keyId` matches every value of it.
 * `keyId` is a key ID or a key ARN; it matches a call that names the key by either of them, or by an alias.
 * With `firstCalls`, the rule applies only to the first n matching calls for each key, or for each account and Region
 * if the operation has no key. If several rules match, the first in the list that is not used up applies. A quota
 * applies only to the calls that it throttles, and `stale` only to reads that it makes stale: the others go on to the
 * next rule.
 */
export type FaultRule = {
  readonly operation?: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly keyId?: string;
  readonly firstCalls?: number;
  readonly fault: Fault;
};

/** The properties of a call that rules match. `keyId` is null for an operation without a key. */
export type FaultSubject = {
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  readonly keyId: string | null;
};

export type Faults = {
  readonly rules: readonly FaultRule[];
  /**
   * The fault for a call, or null. Each use counts towards the `firstCalls` of the rule that applies. `now`, in
   * milliseconds, is the clock by which quotas refill and stale reads end. `former` is the former policy of the key.
   */
  take(subject: FaultSubject, now: number, former?: FormerPolicy | null): Fault | null;
  /** For `reorder-principals`: another number for each answer, so that no two in a row have the same order. */
  nextTurn(): number;
};

/**
 * Indexes the rules by operation and key, so that the cost of a call does not depend on the number of rules.
 */
export function createFaults(rules: readonly FaultRule[]): Faults {
  const index = Map.groupBy(rules.map(toEntry), (entry) => entry.slot);

  let turns = 0;

  return {
    rules,
    nextTurn: () => ++turns,
    take(subject, now, former = null) {
      if (index.size === 0) return null;
      const name = toSubjectName(subject);
      const entry = toSlots(subject)
        .flatMap((slot) => index.get(slot)?.filter((candidate) => applies(candidate, subject, name)) ?? [])
        .sort((a, b) => a.order - b.order)
        .find(({ letsPass }) => !letsPass({ place: toPlace(subject), now, former }));
      if (entry === undefined) return null;
      entry.taken.set(name, (entry.taken.get(name) ?? 0) + 1);
      return entry.rule.fault;
    },
  };
}

type Entry = {
  readonly rule: FaultRule;
  /** The index in the list of rules. */
  readonly order: number;
  /** The operation and the key ID, `*` for any: the key of the index. */
  readonly slot: string;
  /** The account and Region of the rule's key ARN. '' if the rule has no ARN. */
  readonly place: string;
  /** The number of calls to which the rule has applied, by key (or by account and Region). */
  readonly taken: Map<string, number>;
  /** Whether the call goes on to the next rule. Counts it. */
  readonly letsPass: LetsPass;
};

type Call = { readonly place: string; readonly now: number; readonly former: FormerPolicy | null };
type LetsPass = (call: Call) => boolean;

function toEntry(rule: FaultRule, order: number): Entry {
  const arn = rule.keyId === undefined ? null : parseKmsArn(rule.keyId);
  return {
    rule,
    order,
    slot: toSlot(rule.operation, arn?.name ?? rule.keyId),
    place: arn ? toPlace(arn) : '',
    taken: new Map(),
    letsPass: createLetsPass(rule.fault),
  };
}

function createLetsPass(fault: Fault): LetsPass {
  if (fault.kind === 'quota') {
    const takeFromQuota = createQuota(fault);
    return ({ place, now }) => takeFromQuota(place, now);
  }
  if (fault.kind === 'stale') {
    const takeStaleRead = createStaleReads(fault);
    return ({ former, now }) => !takeStaleRead(former, now);
  }
  return () => false;
}

function applies({ rule, place, taken }: Entry, subject: FaultSubject, name: string): boolean {
  if (place !== '' && place !== toPlace(subject)) return false;
  if (rule.accountId !== undefined && rule.accountId !== subject.accountId) return false;
  if (rule.region !== undefined && rule.region !== subject.region) return false;
  return rule.firstCalls === undefined || (taken.get(name) ?? 0) < rule.firstCalls;
}

function toSlots({ operation, keyId }: FaultSubject): readonly string[] {
  const slots = [toSlot(operation, undefined), toSlot(undefined, undefined)];
  return keyId === null ? slots : [...slots, toSlot(operation, keyId), toSlot(undefined, keyId)];
}

function toSlot(operation = '*', keyId = '*'): string {
  return `${operation} ${keyId}`;
}

function toSubjectName(subject: FaultSubject): string {
  return `${toPlace(subject)}/${subject.keyId ?? ''}`;
}

function toPlace({ accountId, region }: { readonly accountId: string; readonly region: string }): string {
  return `${accountId}/${region}`;
}
