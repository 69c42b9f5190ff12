import { parseKmsArn } from './kms-arn.ts';

/** What goes wrong. Milliseconds are real time; a status is HTTP's. */
export type Fault =
  | { readonly kind: 'error'; readonly code: string; readonly message?: string; readonly status?: number }
  /** ThrottlingException, with the text of AWS. */
  | { readonly kind: 'throttle' }
  /** Waits, then answers as it would have. */
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** Never answers: the connection stays open until one side ends it. */
  | { readonly kind: 'hang' }
  /** The headers and half of the body, then nothing. */
  | { readonly kind: 'hang-body' }
  /** TCP RST, with no answer. */
  | { readonly kind: 'reset' }
  /** A content-length for the whole, half of the body, then the end of the connection. */
  | { readonly kind: 'truncate' }
  /** A page as a load balancer sends it; 502 unless told otherwise. */
  | { readonly kind: 'html'; readonly status?: number }
  /** 200 with a body that is not JSON. */
  | { readonly kind: 'broken-json' };

/**
 * `operation`, `accountId`, `region` and `keyId` absent: any. `keyId` is a key ID or key ARN, and matches whichever of both the caller uses.
 * `firstCalls`: only the first n matching calls of each key (of each account and Region, for an operation without a key).
 * The first rule that matches and is not used up applies.
 */
export type FaultRule = {
  readonly operation?: string;
  readonly accountId?: string;
  readonly region?: string;
  readonly keyId?: string;
  readonly firstCalls?: number;
  readonly fault: Fault;
};

/** `keyId` is null for an operation without a key. */
export type FaultSubject = {
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  readonly keyId: string | null;
};

export type Faults = {
  readonly rules: readonly FaultRule[];
  /** Counts as a call: firstCalls of the rule that applies goes down by one. */
  take(subject: FaultSubject): Fault | null;
};

/** Indexed by operation and key, so that a thousand rules for a thousand keys cost one call no more than one rule. */
export function createFaults(rules: readonly FaultRule[]): Faults {
  const index = Map.groupBy(rules.map(toEntry), (entry) => entry.slot);

  return {
    rules,
    take(subject) {
      if (index.size === 0) return null;
      const who = toSubjectName(subject);
      const entry = slotsOf(subject)
        .flatMap((slot) => index.get(slot)?.find((candidate) => applies(candidate, subject, who)) ?? [])
        .reduce<Entry | null>((first, next) => (first === null || next.order < first.order ? next : first), null);
      if (entry === null) return null;
      entry.taken.set(who, (entry.taken.get(who) ?? 0) + 1);
      return entry.rule.fault;
    },
  };
}

type Entry = {
  readonly rule: FaultRule;
  readonly order: number;
  readonly slot: string;
  /** The account and Region that the rule's ARN names; '' for a bare key ID. */
  readonly place: string;
  /** Calls that this rule has spoilt, by subject. */
  readonly taken: Map<string, number>;
};

function toEntry(rule: FaultRule, order: number): Entry {
  const arn = rule.keyId === undefined ? null : parseKmsArn(rule.keyId);
  return {
    rule,
    order,
    slot: toSlot(rule.operation, arn?.name ?? rule.keyId),
    place: arn ? toPlace(arn) : '',
    taken: new Map(),
  };
}

function applies({ rule, place, taken }: Entry, subject: FaultSubject, who: string): boolean {
  if (place !== '' && place !== toPlace(subject)) return false;
  if (rule.accountId !== undefined && rule.accountId !== subject.accountId) return false;
  if (rule.region !== undefined && rule.region !== subject.region) return false;
  return rule.firstCalls === undefined || (taken.get(who) ?? 0) < rule.firstCalls;
}

function slotsOf({ operation, keyId }: FaultSubject): readonly string[] {
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
