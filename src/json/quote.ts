/** The most characters of a text from outside that a message, an extension or a log line repeats. */
const MAX_SHOWN = 200;

/**
 * A text from outside as a JSON string, for a message or a log line. It is shortened, and control characters and
 * invisible characters are escaped.
 */
export function quote(text: string): string {
  return escapeInvisible(JSON.stringify(clip(text)));
}

/** A text that shows its control characters and invisible characters, so that it cannot steer a terminal. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, encode);
}

/** The first `max` characters of a text, and an ellipsis if it has more. Never cuts a surrogate pair. */
export function clip(text: string, max = MAX_SHOWN): string {
  if (text.length <= max) return text;
  // `2 * max` UTF-16 units are at least `max` characters. The slice can cut a surrogate pair, but only after these.
  const clipped = Array.from(text.slice(0, 2 * max))
    .slice(0, max)
    .join('');
  return clipped.length < text.length ? `${clipped}…` : text;
}

/**
 * Control characters and invisible ones. Also those of other categories that fonts leave blank, such as U+3164, and
 * halves of surrogate pairs.
 */
export const INVISIBLE = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

function encode(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
