import { findPart } from './find-part.ts';

/**
 * Whether the pattern matches the whole text: `*` stands for any characters, `?` for one UTF-16 unit. Case counts.
 * No regular expression: a policy's author could write one that backtracks for hours. The parts between two `*` are
 * searched from left to right, and the first place of each is the right one.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const first = pattern.indexOf('*');
  if (first < 0) return pattern.length === text.length && matchesAt(pattern, text, 0);
  const last = pattern.lastIndexOf('*');
  const end = text.length - (pattern.length - last - 1);
  let from = first;
  if (from > end) return false;
  if (!matchesAt(pattern.slice(0, first), text, 0) || !matchesAt(pattern.slice(last + 1), text, end)) return false;
  if (first === last) return true;
  for (const part of pattern.slice(first + 1, last).split('*')) {
    const at = findPart(part, text, from, end);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

function matchesAt(part: string, text: string, at: number): boolean {
  if (!part.includes('?')) return text.startsWith(part, at);
  for (let index = 0; index < part.length; index++) {
    if (part[index] !== '?' && part[index] !== text[at + index]) return false;
  }
  return true;
}
