/**
 * Whether the pattern matches the whole text: `*` stands for any characters, `?` for one UTF-16 unit. Case counts.
 * No regular expression: a policy's author could write one that backtracks for hours. The parts between two `*` are
 * searched from left to right, and the first place of each is the right one. So the time is linear in the text for a
 * part without `?`, and for one with `?` it is the product of both lengths, divided by 32.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const first = pattern.indexOf('*');
  if (first < 0) return pattern.length === text.length && matchesAt(pattern, text, 0);
  const last = pattern.lastIndexOf('*');
  const end = text.length - (pattern.length - last - 1);
  let from = first;
  if (from > end) return false;
  if (!matchesAt(pattern.slice(0, first), text, 0) || !matchesAt(pattern.slice(last + 1), text, end)) return false;
  for (const part of pattern.slice(first + 1, last).split('*')) {
    const at = part.includes('?') ? findWithGaps(part, text, from) : text.indexOf(part, from);
    from = at + part.length;
    if (at < 0 || from > end) return false;
  }
  return true;
}

function matchesAt(part: string, text: string, at: number): boolean {
  for (let index = 0; index < part.length; index++) {
    if (part[index] !== '?' && part[index] !== text[at + index]) return false;
  }
  return true;
}

/**
 * The first place of the part in the text from `from` on, or -1. One bit for each prefix of the part says whether it
 * ends at the current character (the "shift-and" algorithm).
 */
function findWithGaps(part: string, text: string, from: number): number {
  const words = Math.ceil(part.length / 32);
  const gaps = new Uint32Array(words);
  const masks = new Map<string, Uint32Array>();
  for (const [index, character] of part.split('').entries()) {
    if (character === '?') setBit(gaps, index);
    else if (!masks.has(character)) masks.set(character, new Uint32Array(words));
  }
  for (const mask of masks.values()) mask.set(gaps);
  for (const [index, character] of part.split('').entries()) {
    const mask = masks.get(character);
    if (mask !== undefined) setBit(mask, index);
  }
  const prefixes = new Uint32Array(words);
  const end = part.length - 1;
  for (let at = from; at < text.length; at++) {
    const mask = masks.get(text.charAt(at)) ?? gaps;
    let carry = 1;
    for (let word = 0; word < words; word++) {
      const bits = prefixes[word] ?? 0;
      prefixes[word] = ((bits << 1) | carry) & (mask[word] ?? 0);
      carry = bits >>> 31;
    }
    if (((prefixes[end >>> 5] ?? 0) >>> (end & 31)) & 1) return at - end;
  }
  return -1;
}

function setBit(bits: Uint32Array, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}
