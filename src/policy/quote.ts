/** The most characters of somebody's text that come back in a message, an extension or a log. */
const MAX_SHOWN = 200;

/** Somebody's text as a JSON string for a message or a log: clipped, with control and invisible characters encoded. */
export function quote(text: string): string {
  return JSON.stringify(clip(text)).replace(INVISIBLE, encode);
}

/** The first `max` characters of a text, and an ellipsis where there are more. Cuts no character in half. */
export function clip(text: string, max = MAX_SHOWN): string {
  if (text.length <= max) return text;
  // Twice as many UTF-16 units hold at least as many characters, and a cut surrogate pair falls past the limit.
  const clipped = Array.from(text.slice(0, 2 * max))
    .slice(0, max)
    .join('');
  return clipped.length < text.length ? `${clipped}…` : text;
}

const INVISIBLE = /(?! )[\p{Cc}\p{Cf}\p{Z}]/gu;

function encode(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
