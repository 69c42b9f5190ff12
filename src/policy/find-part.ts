/**
 * The first place of the part in the text between `from` and `end`, or -1. `?` stands for one UTF-16 unit.
 * The time is linear in the text. With `?` it is the product of both lengths, divided by 32.
 */
export function findPart(part: string, text: string, from: number, end: number): number {
  if (part.length > end - from) return -1;
  if (part.includes('?')) return findWithGaps(part, text, from, end);
  if (part.length > SHORT) return findLong(part, text, from, end);
  const at = text.indexOf(part, from);
  return at + part.length > end ? -1 : at;
}

/** Characters. `indexOf` can need the product of both lengths. Up to here it is faster all the same. */
const SHORT = 32;

/** The algorithm of Knuth, Morris and Pratt: never goes back in the text. */
function findLong(part: string, text: string, from: number, end: number): number {
  const borders = toBorders(part);
  let length = 0;
  for (let at = from; at < end; at++) {
    const unit = text.charCodeAt(at);
    while (length > 0 && part.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
    if (part.charCodeAt(length) === unit) length++;
    if (length === part.length) return at + 1 - length;
  }
  return -1;
}

/** For each prefix of the part: the length of its longest proper prefix that it also ends with. */
function toBorders(part: string): Int32Array {
  const borders = new Int32Array(part.length);
  let length = 0;
  for (let index = 1; index < part.length; index++) {
    const unit = part.charCodeAt(index);
    while (length > 0 && part.charCodeAt(length) !== unit) length = borders[length - 1] ?? 0;
    if (part.charCodeAt(length) === unit) length++;
    borders[index] = length;
  }
  return borders;
}

/**
 * The "shift-and" algorithm: one bit for each prefix of the part says whether the prefix ends at the current unit of
 * the text.
 */
function findWithGaps(part: string, text: string, from: number, end: number): number {
  const masks = toMasks(part);
  const gaps = masks.get(GAP) ?? new Int32Array();
  const prefixes = new Int32Array(gaps.length);
  const [lastWord, lastBit] = [(part.length - 1) >>> 5, (part.length - 1) & 31];
  for (let at = from; at < end; at++) {
    const mask = masks.get(text.charCodeAt(at)) ?? gaps;
    let carry = 1;
    for (let word = 0; word < prefixes.length; word++) {
      const bits = prefixes[word] ?? 0;
      prefixes[word] = ((bits << 1) | carry) & (mask[word] ?? 0);
      carry = bits >>> 31;
    }
    if (((prefixes[lastWord] ?? 0) >>> lastBit) & 1) return at + 1 - part.length;
  }
  return -1;
}

const GAP = '?'.charCodeAt(0);

/** For each unit of the part: at which places it can stand. That is at its own places, and at each `?`. */
function toMasks(part: string): ReadonlyMap<number, Int32Array> {
  const masks = new Map<number, Int32Array>();
  for (let index = 0; index < part.length; index++) {
    const unit = part.charCodeAt(index);
    const mask = masks.get(unit) ?? new Int32Array(Math.ceil(part.length / 32));
    mask[index >>> 5] = (mask[index >>> 5] ?? 0) | (1 << (index & 31));
    masks.set(unit, mask);
  }
  const gaps = masks.get(GAP) ?? [];
  for (const mask of masks.values()) for (const [word, bits] of gaps.entries()) mask[word] = (mask[word] ?? 0) | bits;
  return masks;
}
