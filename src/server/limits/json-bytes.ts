/**
 * True if a value takes more than `limit` bytes as JSON in UTF-8. Counts without making the JSON, and stops at the
 * limit: a text that occurs in a value a thousand times is in memory once, but in the JSON a thousand times.
 */
export function isLargerAsJson(value: unknown, limit: number): boolean {
  // The estimate is enough for nearly every answer, and costs a tenth of making the JSON.
  return exceeds(value, limit, estimateText) && exceeds(value, limit, countText);
}

type CountText = (text: string) => number;

/** The most bytes that a text of this length can take: a control character takes six, as in \u0000. */
const estimateText: CountText = (text) => 6 * text.length + 2;

/** The exact number of bytes. Faster than making the JSON, for short texts and for long ones. */
function countText(text: string): number {
  let bytes = 2;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += ASCII_BYTES[unit] ?? 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit < 0xd800 || unit > 0xdfff) bytes += 3;
    else if ((text.codePointAt(at) ?? 0) <= 0xffff) bytes += LONE_SURROGATE;
    else {
      bytes += 4;
      at++;
    }
  }
  return bytes;
}

/** JSON.stringify escapes a lone surrogate in six bytes, as in \ud800. */
const LONE_SURROGATE = 6;

const ASCII_BYTES = Uint8Array.from(
  { length: 0x80 },
  (_, unit) => JSON.stringify(String.fromCharCode(unit)).length - 2,
);

/** Levels of objects and lists. A document has at most MAX_DEPTH, and a policy in it 64. V8's stack takes thousands. */
const MAX_DEPTH = 1_500;

function exceeds(root: unknown, limit: number, textBytes: CountText): boolean {
  let bytes = 0;
  let depth = 0;

  /** Recursive, like JSON.stringify. An answer that is nested too deep for recursion counts as too large. */
  const add = (value: unknown): void => {
    if (typeof value === 'string') bytes += textBytes(value);
    else if (typeof value !== 'object' || value === null) bytes += String(value).length;
    else if (++depth > MAX_DEPTH) bytes = Number.POSITIVE_INFINITY;
    else {
      addObjectOrList(value);
      depth--;
    }
  };
  const addObjectOrList = (value: object) => {
    if ('toJSON' in value && typeof value.toJSON === 'function') add(value.toJSON());
    else if (Array.isArray(value)) addList(value);
    else addObject(value as Record<string, unknown>);
  };
  const addList = (list: readonly unknown[]) => {
    bytes += 1 + Math.max(1, list.length); // the brackets, and a comma between two items
    for (const item of list) {
      if (bytes > limit) return;
      add(item);
    }
  };
  const addObject = (object: Readonly<Record<string, unknown>>) => {
    const before = bytes;
    for (const name of Object.keys(object)) {
      if (bytes > limit) return;
      const value = object[name];
      if (value === undefined) continue;
      bytes += countText(name) + 2; // a colon, and a comma or the last brace
      add(value);
    }
    bytes += bytes === before ? 2 : 1;
  };
  add(root);
  return bytes > limit;
}
