import { escapeInvisible } from '../../json/quote.ts';
import type { StatementCardFragment } from '../generated/graphql.ts';
import { unreachable } from '../ui/unreachable.ts';

export type Principal = NonNullable<StatementCardFragment['principals']>[number];
export type Condition = StatementCardFragment['conditions'][number];

export type PrincipalWords = {
  /** The kind, such as Role. Null if the name says it. */
  readonly label: string | null;
  readonly name: string;
  /** What else a reader must know. Null if there is nothing. */
  readonly note: string | null;
};

/** A principal in words. Its invisible characters are shown. */
export function toPrincipalWords({ kind, value, accountId }: Principal, { home, isAllowed }: About): PrincipalWords {
  const elsewhere = accountId && accountId !== home ? `in account ${accountId}` : null;
  switch (kind) {
    case 'EVERYONE':
      return { label: null, name: 'Everyone', note: 'in any AWS account' };
    case 'ACCOUNT':
      return {
        label: null,
        name: accountId === home ? 'This account' : `Account ${accountId ?? escapeInvisible(value)}`,
        // An Allow for an account needs IAM policies in that account. A Deny applies to everyone in it.
        note: isAllowed ? 'where its own IAM policies allow it, too' : null,
      };
    case 'IAM_ROLE':
      return { label: 'Role', name: escapeInvisible(afterSlash(value)), note: elsewhere };
    case 'IAM_USER':
      return { label: 'User', name: escapeInvisible(afterSlash(value)), note: elsewhere };
    case 'ASSUMED_ROLE':
      return { label: 'Role session', name: escapeInvisible(afterSlash(value)), note: elsewhere };
    case 'FEDERATED_USER':
      return { label: 'Federated user', name: escapeInvisible(afterSlash(value)), note: elsewhere };
    case 'SERVICE':
      return { label: 'AWS service', name: escapeInvisible(value), note: null };
    case 'FEDERATED':
      return { label: 'Identity provider', name: escapeInvisible(afterSlash(value)), note: elsewhere };
    case 'CANONICAL_USER':
      return { label: 'Canonical user', name: escapeInvisible(value), note: null };
    case 'UNIQUE_ID':
      return {
        label: 'Deleted',
        name: escapeInvisible(value),
        note: 'no longer exists; a new one with the same name is not included',
      };
    case 'OTHER':
      return { label: null, name: escapeInvisible(value), note: null };
    default:
      return unreachable(kind);
  }
}

export type About = {
  /** The account of the key. */
  readonly home: string;
  /** Whether the statement is an Allow. */
  readonly isAllowed: boolean;
};

/** `arn:aws:iam::111122223333:role/path/Name` is path/Name. */
function afterSlash(arn: string): string {
  return arn.startsWith('arn:') && arn.includes('/') ? arn.slice(arn.indexOf('/') + 1) : arn;
}

export type ConditionWords = {
  /** Before the condition key: `every value of`. */
  readonly before: string | null;
  readonly key: string;
  readonly verb: string;
  readonly values: readonly string[];
  /** What else meets the condition. Null if there is nothing. */
  readonly note: string | null;
};

/** A condition in words. An unknown operator stays as written. */
export function toConditionWords(condition: Condition): ConditionWords {
  const key = escapeInvisible(condition.key);
  const operator = escapeInvisible(condition.operator);
  const values = condition.values.map(escapeInvisible);
  const [, quantifier, name = '', ifExists] =
    /^(?:(ForAnyValue|ForAllValues):)?(\w+?)(IfExists)?$/.exec(operator) ?? [];
  if (name === 'Null' && values.length === 1 && quantifier === undefined) {
    const verb = NULL_VERBS.get(values[0]?.toLowerCase());
    if (verb !== undefined) return { before: null, key, verb, values: [], note: null };
  }
  const verbs = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (verbs === undefined) return { before: null, key, verb: operator, values, note: null };
  const [one, many, negated] = verbs;
  return {
    before: quantifier === undefined ? null : quantifier === 'ForAnyValue' ? 'some value of' : 'every value of',
    key,
    verb: values.length === 1 ? one : many,
    values,
    note: toNote(quantifier, ifExists !== undefined || negated === true),
  };
}

/** In IAM, an absent key meets negated operators and IfExists, and fails all other operators. */
function toNote(quantifier: string | undefined, absentMeets: boolean): string | null {
  if (quantifier === 'ForAllValues') return 'or it has no value at all';
  return absentMeets && quantifier === undefined ? 'or it is absent' : null;
}

const NULL_VERBS = new Map<string | undefined, string>([
  ['true', 'is absent'],
  ['false', 'is present'],
]);

/** The verb for one value, the verb for several values, and whether the operator is negated. */
type Verbs = readonly [one: string, many: string, negated?: true];

const IS: Verbs = ['is', 'is one of'];
const IS_NOT: Verbs = ['is not', 'is none of', true];
const MATCHES: Verbs = ['matches', 'matches one of'];
const MATCHES_NOT: Verbs = ['does not match', 'matches none of', true];

const VERBS: Readonly<Record<string, Verbs | undefined>> = {
  StringEquals: IS,
  StringNotEquals: IS_NOT,
  StringEqualsIgnoreCase: ['is, in any case of letters,', 'is, in any case of letters, one of'],
  StringNotEqualsIgnoreCase: ['is not, in any case of letters,', 'is, in any case of letters, none of', true],
  StringLike: MATCHES,
  StringNotLike: MATCHES_NOT,
  NumericEquals: IS,
  NumericNotEquals: IS_NOT,
  NumericLessThan: ['is less than', 'is less than one of'],
  NumericLessThanEquals: ['is at most', 'is at most one of'],
  NumericGreaterThan: ['is more than', 'is more than one of'],
  NumericGreaterThanEquals: ['is at least', 'is at least one of'],
  DateEquals: IS,
  DateNotEquals: IS_NOT,
  DateLessThan: ['is before', 'is before one of'],
  DateLessThanEquals: ['is not after', 'is not after one of'],
  DateGreaterThan: ['is after', 'is after one of'],
  DateGreaterThanEquals: ['is not before', 'is not before one of'],
  Bool: IS,
  BinaryEquals: ['is, in Base64,', 'is, in Base64, one of'],
  IpAddress: ['is within', 'is within one of'],
  NotIpAddress: ['is not within', 'is within none of', true],
  ArnEquals: MATCHES,
  ArnLike: MATCHES,
  ArnNotEquals: MATCHES_NOT,
  ArnNotLike: MATCHES_NOT,
};
