import type { PolicyProblem } from './types.ts';

/** The problems of one text, in the order they were met. */
export type Problems = {
  readonly add: (message: string, pointer: string) => void;
  readonly list: () => readonly PolicyProblem[];
};

/** Beyond this many, problems are counted instead of listed: 128 KB of text can hold 170,000. */
export const MAX_PROBLEMS = 100;

/** Lists at most MAX_PROBLEMS, and one more that says how many were left off. */
export function createProblems(): Problems {
  const listed: PolicyProblem[] = [];
  let more = 0;
  return {
    add(message, pointer) {
      if (listed.length < MAX_PROBLEMS) listed.push({ message, pointer });
      else more += 1;
    },
    list() {
      if (more === 0) return listed;
      return [...listed, { message: `Problems that are not listed here: ${more}.`, pointer: '' }];
    },
  };
}

/** The member of `known` that differs from `name` only in case, as a sentence to append; '' where there is none. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = known.find((other) => other.length === name.length && other.toLowerCase() === name.toLowerCase());
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}
