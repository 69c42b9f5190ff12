import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyEffect, PolicyStatement } from '../../policy/types.ts';
import { isPossibleTogether } from '../cells/related-keys.ts';
import { ABSENT, type ConditionValue } from '../conditions/condition-value.ts';
import { evaluateCondition } from '../conditions/evaluate-condition.ts';
import type { OpenRequest } from '../principals/open-requests.ts';
import { NAMES_KEY, PAIR_PREFIX } from '../request/encryption-context.ts';
import { type ContextInput, parseContext } from '../request/given-context.ts';
import { createRequestContext, type RequestContext } from '../request/request-context.ts';
import { RequestError, type RequestPrincipal } from '../request/request-principal.ts';
import type { AccessWitness } from '../witness.ts';
import type { FindingsInput } from './finding.ts';
import { type FreeKey, findFreeKeys, type LimitValues } from './free-keys.ts';
import { toOpenRequests } from './requests.ts';
import { toWitness } from './to-witness.ts';

export type RequestSearch = {
  readonly principal: RequestPrincipal;
  /** In AWS's spelling. */
  readonly action: string;
  /** A statement for this principal and action. The request meets its conditions. */
  readonly statement: PolicyStatement;
  /** Further conditions that the request meets, of a statement with this effect. */
  readonly also?: { readonly conditions: readonly PolicyCondition[]; readonly effect: PolicyEffect };
  /** The values of a condition key, by its name in lower case, that are tried. All if it is not given. */
  readonly limit?: LimitValues;
  /** Condition keys that the request has, besides those in conditions. */
  readonly given?: NonNullable<ContextInput['keys']>;
};

/** The most contexts that one search tries. */
const MAX_TRIES = 200;

/**
 * A request that a statement applies to, and for an Allow statement no Deny. Null if there is none, or none was found:
 * for values that two patterns match together, and for policies with many Deny statements, the search may give up.
 */
export function findRequest(search: RequestSearch, input: FindingsInput): AccessWitness | null {
  const { principal, action, statement, also } = search;
  const open = toOpenRequests(principal, input)(action);
  const isAllow = statement.effect === 'ALLOW';
  if (isAllow && open.denies.always !== null) return null;
  const wanted = [
    ...statement.conditions.map((condition) => ({ condition, effect: statement.effect })),
    ...(also?.conditions ?? []).map((condition) => ({ condition, effect: also?.effect ?? statement.effect })),
  ];
  const denies = isAllow ? open.denies.limitedBy : [];
  const conditions = [...wanted.map(({ condition }) => condition), ...denies.flatMap((deny) => deny.conditions)];
  const free = findFreeKeys(conditions, open, search.limit);
  if (free === null) return null;
  const state: Search = { ...search, open, input, wanted, denies, tries: 0 };
  const keys = free.map((key) => keepThoseThatMeet(key, state));
  if (keys.some(({ values }) => values.length === 0)) return null;
  const found = findContext(keys, state);
  if (found === null) return null;
  const witness = toWitness({ principal, action, given: { keys: toGiven(found, search).keys } }, input);
  return witness !== null && (isAllow ? ALLOWED : DENIED).has(witness.verdict) ? witness : null;
}

/** The first of some actions for which there is such a request. */
export function findFirstRequest(
  actions: readonly string[],
  search: Omit<RequestSearch, 'action'>,
  input: FindingsInput,
): AccessWitness | null {
  for (const action of actions) {
    const witness = findRequest({ ...search, action }, input);
    if (witness !== null) return witness;
  }
  return null;
}

const ALLOWED: ReadonlySet<string> = new Set(['ALLOWED', 'ALLOWED_IF_IAM_ALLOWS']);
const DENIED: ReadonlySet<string> = new Set(['DENIED']);

type Search = RequestSearch & {
  readonly open: OpenRequest;
  readonly input: FindingsInput;
  readonly wanted: readonly { readonly condition: PolicyCondition; readonly effect: PolicyEffect }[];
  readonly denies: readonly PolicyStatement[];
  tries: number;
};

/** The values of a key with which each wanted condition on it can be met. */
function keepThoseThatMeet(key: FreeKey, search: Search): FreeKey {
  const wanted = search.wanted.filter(({ condition }) => toAsciiLowerCase(condition.key) === key.name);
  return keep(key, search, (context) =>
    wanted.every(({ condition, effect }) => evaluateCondition(condition, context, effect).applies !== 'NO'),
  );
}

function keep(key: FreeKey, search: Search, passes: (context: RequestContext) => boolean): FreeKey {
  const values = key.values.filter((value) => {
    const context = toContext([{ ...key, values: [value] }], search, false);
    return context === null || passes(context);
  });
  return { ...key, values };
}

/**
 * Tries the first value of each key. If a Deny applies, one of its conditions must not be met: tries each of them in
 * turn, with the values that do not meet it.
 */
function findContext(keys: readonly FreeKey[], search: Search): readonly FreeKey[] | null {
  if (keys.some(({ values }) => values.length === 0) || search.tries++ >= MAX_TRIES) return null;
  const context = areOfOneRequest(keys) ? toContext(keys, search, true) : null;
  if (context === null) return tryOthers(keys, search);
  const meets = ({ condition, effect }: Search['wanted'][number]) =>
    evaluateCondition(condition, context, effect).applies === 'YES';
  if (!search.wanted.every(meets)) return null;
  const deny = search.denies.find(({ conditions }) =>
    conditions.every((condition) => evaluateCondition(condition, context, 'DENY').applies === 'YES'),
  );
  if (deny === undefined) return keys;
  for (const condition of deny.conditions) {
    const at = keys.findIndex(({ name }) => name === toAsciiLowerCase(condition.key));
    const key = keys[at];
    if (key === undefined) continue;
    const other = keep(key, search, (each) => evaluateCondition(condition, each, 'DENY').applies !== 'YES');
    const found = findContext(keys.with(at, other), search);
    if (found !== null) return found;
  }
  return null;
}

/** Whether one request can have the first value of each key. */
function areOfOneRequest(keys: readonly FreeKey[]): boolean {
  return isPossibleTogether(new Map(keys.map(({ name, values: [value = ABSENT] }) => [name, value])));
}

/** The first values contradict each other, such as a request through a service that is made directly. */
function tryOthers(keys: readonly FreeKey[], search: Search): readonly FreeKey[] | null {
  for (const [at, key] of keys.entries()) {
    if (key.values.length < 2 || !isRelated(key.name)) continue;
    const found = findContext(keys.with(at, { ...key, values: key.values.slice(1) }), search);
    if (found !== null) return found;
  }
  return null;
}

/** Whether the values of the key can contradict those of another one. */
function isRelated(name: string): boolean {
  return name.startsWith(PAIR_PREFIX) || RELATED.has(name);
}

const RELATED: ReadonlySet<string> = new Set([NAMES_KEY, 'kms:viaservice', 'aws:viaawsservice', 'aws:calledvia']);

/** With the first value of each key. `isComplete`: the request has no other key. Null if the values contradict each other. */
function toContext(keys: readonly FreeKey[], search: Search, isComplete: boolean): RequestContext | null {
  const { open, principal, input } = search;
  try {
    const given = parseContext({ ...toGiven(keys, search), complete: isComplete }, principal, input.key);
    return createRequestContext({ ...open.request, given }, input.policy, 'KEY');
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

function toGiven(keys: readonly FreeKey[], { given = [] }: RequestSearch) {
  const chosen = keys.map(({ written, values: [value] }) => ({ key: written, value }));
  return {
    keys: [
      ...given,
      ...chosen.flatMap(({ key, value }) => (value?.state === 'PRESENT' ? [{ key, values: value.values }] : [])),
    ],
    absent: chosen.flatMap(({ key, value }) => (isAbsent(value) ? [key] : [])),
  };
}

function isAbsent(value: ConditionValue | undefined): boolean {
  return value?.state === 'ABSENT';
}
