/**
 * What is wrong. NOT_LISTED: the text has more problems than are listed. LEFT_OUT: a value could not be read.
 * NO_EFFECT: a part of a policy is valid, but can never match anything.
 */
export type ProblemKind =
  | 'NOT_JSON'
  | 'TOO_DEEP'
  | 'NOT_A_POLICY'
  | 'DUPLICATE_KEY'
  | 'UNKNOWN_ELEMENT'
  | 'UNKNOWN_VERSION'
  | 'LEFT_OUT'
  | 'PAIR_MISSING'
  | 'PAIR_BOTH'
  | 'NO_EFFECT'
  | 'NOT_LISTED';

/** A problem of a text. `pointer` is an RFC 6901 JSON pointer to the value; '' means the whole text. */
export type Problem = { readonly kind: ProblemKind; readonly message: string; readonly pointer: string };

/** Collects the problems of one text, in the order in which they are found. */
export type Problems = {
  readonly add: (kind: ProblemKind, message: string, pointer: string) => void;
  readonly list: () => readonly Problem[];
};

/** The most problems that are listed; any more are only counted. A text of 128 KB can have 170,000. */
export const MAX_PROBLEMS = 100;

/** The list has at most MAX_PROBLEMS problems, and one more that says how many are not listed. */
export function createProblems(): Problems {
  const listed: Problem[] = [];
  let more = 0;
  return {
    add(kind, message, pointer) {
      if (listed.length < MAX_PROBLEMS) listed.push({ kind, message, pointer });
      else more += 1;
    },
    list() {
      if (more === 0) return listed;
      return [...listed, { kind: 'NOT_LISTED', message: `Problems that are not listed here: ${more}.`, pointer: '' }];
    },
  };
}

/** A sentence that suggests the known name that differs from `name` only in case. '' if there is none. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = known.find((other) => other.length === name.length && other.toLowerCase() === name.toLowerCase());
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

/** A key or an index as one step of an RFC 6901 JSON pointer, without the `/` before it. */
export function toPointerStep(key: string): string {
  return SPECIAL.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

const SPECIAL = /[~/]/;
