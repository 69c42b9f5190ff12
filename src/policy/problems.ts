import type { PolicyProblem } from './types.ts';

/** Collects the problems of one text, in the order in which they are found. */
export type Problems = {
  readonly add: (message: string, pointer: string) => void;
  readonly list: () => readonly PolicyProblem[];
};

/** The most problems that are listed; any more are only counted. A text of 128 KB can have 170,000. */
export const MAX_PROBLEMS = 100;

const MAX_QUOTED = 80; // characters

/** The list has at most MAX_PROBLEMS problems, and one more that says how many are not listed. */
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

/**
 * The text in quotation marks, for a message or a log line: at most 80 characters of it, with control characters and
 * invisible characters escaped.
 */
export function quote(text: string): string {
  // 160 UTF-16 units are at least 80 characters. The slice can cut a surrogate pair, but only after the 80th character.
  const clipped = Array.from(text.slice(0, 2 * MAX_QUOTED))
    .slice(0, MAX_QUOTED)
    .join('');
  const encoded = JSON.stringify(clipped).replace(/(?! )[\p{Cc}\p{Cf}\p{Z}]/gu, encode);
  return clipped.length < text.length ? `${encoded.slice(0, -1)}…"` : encoded;
}

/** A sentence that suggests the known name that differs from `name` only in case. '' where there is none. */
export function didYouMean(name: string, known: readonly string[]): string {
  const meant = known.find((other) => other.length === name.length && other.toLowerCase() === name.toLowerCase());
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

/** A key or an index as one step of an RFC 6901 JSON pointer, without the `/` before it. */
export function toPointerStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function encode(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
