import { LITERAL_MARK, LITERAL_STAR } from '../conditions/literal-wildcards.ts';

/**
 * A pattern as an automaton that reads a text character by character. A state is a set of places in the pattern, one
 * bit each; the bit behind the last place is set if the pattern matches what was read.
 */
export type TextPattern = {
  /** The characters that the pattern tells apart, without wildcards. */
  readonly characters: ReadonlySet<string>;
  readonly start: bigint;
  step(state: bigint, character: string): bigint;
  accepts(state: bigint): boolean;
  /** The characters that make a difference in the state. */
  next(state: bigint): readonly string[];
};

export type PatternKind = {
  /** Whether `*` and `?` are wildcards. */
  readonly hasWildcards: boolean;
  readonly ignoresCase: boolean;
  /** Whether it is the pattern of an ARN: a wildcard in one of the first five parts matches no colon. */
  readonly isArn: boolean;
};

/** Reads a value of a policy after its variables were replaced. */
export function toTextPattern(value: string, { hasWildcards, ignoresCase, isArn }: PatternKind): TextPattern {
  const characters = new Set<string>();
  const byCharacter = new Map<string, bigint>();
  const byPlace: (readonly string[])[] = [];
  let [stars, wildcards, closed, place, colons, last] = [0n, 0n, 0n, 0n, 0, ''];
  for (const written of value.split('')) {
    const isWildcard = hasWildcards && (written === '*' || written === '?');
    if (isWildcard && written === '*' && last === '*') continue; // as one star
    last = isWildcard ? written : '';
    const bit = 1n << place;
    if (isWildcard) {
      if (written === '*') stars |= bit;
      wildcards |= bit;
      if (isArn && colons < 5) closed |= bit;
    } else {
      const character = written === LITERAL_STAR ? '*' : written === LITERAL_MARK ? '?' : written;
      const forms = ignoresCase ? toForms(character) : [character];
      byPlace[Number(place)] = forms;
      for (const form of forms) {
        characters.add(form);
        byCharacter.set(form, (byCharacter.get(form) ?? 0n) | bit);
      }
      if (character === ':') colons++;
    }
    place++;
  }
  const end = 1n << place;
  /** A star also matches nothing. Places before the last star that was reached can be left out: it matches as much. */
  const close = (state: bigint): bigint => {
    const all = state | ((state & stars) << 1n);
    const reached = all & stars;
    return reached === 0n ? all : all & ~((1n << BigInt(reached.toString(2).length - 1)) - 1n);
  };
  return {
    characters,
    start: close(1n),
    step(state, character) {
      const free = character === ':' ? wildcards & ~closed : wildcards;
      const met = state & ((byCharacter.get(character) ?? 0n) | free);
      return close(((met & ~stars) << 1n) | (met & stars));
    },
    accepts: (state) => (state & end) !== 0n,
    next(state) {
      const found: string[] = (state & closed) === 0n ? [] : [':'];
      for (let rest = state & ~wildcards & (end - 1n); rest !== 0n; rest &= rest - 1n) {
        found.push(...(byPlace[(rest & -rest).toString(2).length - 1] ?? []));
      }
      return found;
    },
  };
}

/** The letter in both cases, if it is one of ASCII. */
function toForms(character: string): readonly string[] {
  return /[A-Za-z]/.test(character) ? [character.toLowerCase(), character.toUpperCase()] : [character];
}
