/**
 * How an expanded value writes the characters `*` and `?` of the variables `${*}` and `${?}`, which are no wildcards.
 * No policy has these characters of its own: KMS takes none beyond U+00FF.
 */
export const LITERAL_STAR = '\ue000';
export const LITERAL_MARK = '\ue001';

/** The text of a request in the same writing. Its own characters U+E000 and U+E001 become another one. */
export function writeLiterals(text: string): string {
  return text
    .replace(/[\ue000\ue001]/g, '\ue002')
    .replaceAll('*', LITERAL_STAR)
    .replaceAll('?', LITERAL_MARK);
}

export function hasLiterals(pattern: string): boolean {
  return pattern.includes(LITERAL_STAR) || pattern.includes(LITERAL_MARK);
}
