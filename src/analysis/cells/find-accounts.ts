import type { TextPattern } from './text-pattern.ts';

/** A pattern that the ID of an account is a part of, behind `prefix`. */
export type AccountPattern = {
  readonly pattern: TextPattern;
  readonly prefix: string;
  /** Whether the ID is the end of the text. Else more follows, and only the state of the pattern counts. */
  readonly isEnd: boolean;
};

/** The most steps of the search: states times patterns times digits. */
const MAX_STEPS = 400_000;
const DIGITS = '0123456789';
const LENGTH = 12;

/**
 * Account IDs that are not named, one for each way in which the patterns can match. Null if the search would take too
 * long.
 */
export function findAccounts(
  patterns: readonly AccountPattern[],
  named: ReadonlySet<string>,
): readonly string[] | null {
  const prefixes = new Set([...named].flatMap((account) => [...DIGITS_BEFORE.map((end) => account.slice(0, end))]));
  const start = patterns.map(({ pattern, prefix }) =>
    prefix.split('').reduce((place, character) => pattern.step(place, character), pattern.start),
  );
  let states: ReadonlyMap<string, State> = new Map([['', { text: '', places: start }]]);
  let steps = 0;
  for (let length = 0; length < LENGTH; length++) {
    const next = new Map<string, State>();
    for (const { text, places } of states.values()) {
      for (const digit of DIGITS) {
        steps += patterns.length + 1;
        if (steps > MAX_STEPS) return null;
        const after = {
          text: text + digit,
          places: patterns.map(({ pattern }, at) => pattern.step(places[at] ?? 0n, digit)),
        };
        // The beginning of a named account is kept apart from others: else all that is found could be named.
        const id = [prefixes.has(after.text) ? after.text : '', ...after.places.map(String)].join(' ');
        if (!next.has(id)) next.set(id, after);
      }
    }
    states = next;
  }
  const found = new Map<string, string>();
  for (const { text, places } of states.values()) {
    if (named.has(text)) continue;
    const id = patterns.map(({ pattern, isEnd }, at) => {
      const place = places[at] ?? 0n;
      return String(isEnd ? pattern.accepts(place) : place);
    });
    if (!found.has(id.join())) found.set(id.join(), text);
  }
  return [...found.values()];
}

const DIGITS_BEFORE = Array.from({ length: LENGTH }, (_, at) => at + 1);

type State = { readonly text: string; readonly places: readonly bigint[] };
