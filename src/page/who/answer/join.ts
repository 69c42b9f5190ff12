/** `a, b and c`. */
export function join(words: readonly string[]): string {
  return LIST.format(words);
}

const LIST = new Intl.ListFormat('en-GB');
