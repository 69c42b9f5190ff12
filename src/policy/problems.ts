import type { PolicyProblem } from './types.ts';

/** The problems of one text, in the order they were met. */
export type Problems = {
  readonly add: (message: string, pointer: string) => void;
  readonly list: () => readonly PolicyProblem[];
};

/** Beyond this many, problems are counted instead of listed: 128 KB of text can hold 170,000. */
export const MAX_PROBLEMS = 100;

const MAX_QUOTED = 80; // characters

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

/** Text from a policy, safe in a message and in a log: clipped, with control and invisible characters encoded. */
export function quote(text: string): string {
  // Twice as many UTF-16 units hold at least as many characters, and a cut surrogate pair falls past the limit.
  const clipped = Array.from(text.slice(0, 2 * MAX_QUOTED))
    .slice(0, MAX_QUOTED)
    .join('');
  const encoded = JSON.stringify(clipped).replace(/(?! )[\p{Cc}\p{Cf}\p{Z}]/gu, encode);
  return clipped.length < text.length ? `${encoded.slice(0, -1)}…"` : encoded;
}

/** The member of `known` that differs from `name` only in case, as a sentence to append; '' where there is none. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = known.find((other) => other.length === name.length && other.toLowerCase() === name.toLowerCase());
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

function encode(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
