/**
 * Whether a value takes more than `limit` bytes as JSON in UTF-8. Stops where it does, and makes nothing of that size: a
 * text that stands in a value a thousand times is in memory once, and in its JSON a thousand times.
 */
export function isLargerAsJson(value: unknown, limit: number): boolean {
  // Nearly every answer is far below its limit, and then an estimate will do, which costs a tenth.
  return exceeds(value, limit, estimateText) && exceeds(value, limit, countText);
}

type CountText = (text: string, limit: number) => number;

/** The most that a text of this length may take: a control character is six bytes, \u0000. */
const estimateText: CountText = (text) => 6 * text.length + 2;

/** What it does take; of one that is too long anyway, not more than that. */
const countText: CountText = (text, limit) =>
  text.length > limit ? text.length : Buffer.byteLength(JSON.stringify(text));

function exceeds(root: unknown, limit: number, textBytes: CountText): boolean {
  let bytes = 0;

  /** Recursive, as JSON.stringify is: what is too deep for it has been refused before. */
  const add = (value: unknown): void => {
    if (typeof value === 'string') bytes += textBytes(value, limit);
    else if (typeof value !== 'object' || value === null) bytes += String(value).length;
    else if ('toJSON' in value && typeof value.toJSON === 'function') add(value.toJSON());
    else if (Array.isArray(value)) addList(value);
    else addObject(value);
  };
  const addList = (list: readonly unknown[]) => {
    bytes += 1 + Math.max(1, list.length); // the brackets, and a comma between two items
    for (const item of list) {
      if (bytes > limit) return;
      add(item);
    }
  };
  const addObject = (object: object) => {
    const before = bytes;
    for (const [name, value] of Object.entries(object)) {
      if (bytes > limit) return;
      if (value === undefined) continue;
      bytes += textBytes(name, limit) + 2; // a colon, and a comma or the last brace
      add(value);
    }
    bytes += bytes === before ? 2 : 1;
  };
  add(root);
  return bytes > limit;
}
