/** Three-valued logic (Kleene). UNKNOWN: it is YES or NO, and not known which. */
export type Match = 'YES' | 'NO' | 'UNKNOWN';

/** NO if one is NO; else UNKNOWN if one is UNKNOWN. YES for an empty list. */
export function allOf(matches: Iterable<Match>): Match {
  let result: Match = 'YES';
  for (const match of matches) {
    if (match === 'NO') return 'NO';
    if (match === 'UNKNOWN') result = 'UNKNOWN';
  }
  return result;
}

/** YES if one is YES; else UNKNOWN if one is UNKNOWN. NO for an empty list. */
export function anyOf(matches: Iterable<Match>): Match {
  let result: Match = 'NO';
  for (const match of matches) {
    if (match === 'YES') return 'YES';
    if (match === 'UNKNOWN') result = 'UNKNOWN';
  }
  return result;
}

/** `allOf` of the items' matches. Computes no more of them after the first NO. */
export function allOfEach<Item>(items: readonly Item[], toMatch: (item: Item) => Match): Match {
  let result: Match = 'YES';
  for (const item of items) {
    const match = toMatch(item);
    if (match === 'NO') return 'NO';
    if (match === 'UNKNOWN') result = 'UNKNOWN';
  }
  return result;
}

/** `anyOf` of the items' matches. Computes no more of them after the first YES. */
export function anyOfEach<Item>(items: readonly Item[], toMatch: (item: Item) => Match): Match {
  let result: Match = 'NO';
  for (const item of items) {
    const match = toMatch(item);
    if (match === 'YES') return 'YES';
    if (match === 'UNKNOWN') result = 'UNKNOWN';
  }
  return result;
}

export function not(match: Match): Match {
  if (match === 'UNKNOWN') return match;
  return match === 'YES' ? 'NO' : 'YES';
}

export function toMatch(holds: boolean): Match {
  return holds ? 'YES' : 'NO';
}
