import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesPattern } from '../../src/policy/matches-pattern.ts';

describe('a pattern', () => {
  test.each([
    ['*', '', true],
    ['*', 'anything', true],
    ['', '', true],
    ['', 'a', false],
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['abcd', 'abc', false],
    ['a*', 'a', true],
    ['*c', 'abc', true],
    ['a*c*e', 'abcde', true],
    ['a*c*e', 'abcd', false],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['?', '', false],
    ['**?', 'a', true],
    ['*ab', 'aab', true],
    ['a.c', 'abc', false],
    ['a*', 'a\nb', true],
    ['A', 'a', false],
  ])('%j matches the text %j: %s', (pattern, text, matches) => {
    expect(matchesPattern(pattern, text)).toBe(matches);
  });

  test('matches the same texts as a slow reference', () => {
    const parts = (...pieces: string[]) =>
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((list) => list.join(''));
    const long = 'ab'.repeat(20); // longer than what indexOf searches
    const patterns = parts('a', 'b', 'aab', '*', '*', '?', '\n', long, 'a'.repeat(33), `${'a'.repeat(32)}?`);
    fc.assert(
      fc.property(patterns, parts('a', 'b', 'aab', '\n', '?', '*', long, 'a'.repeat(33)), (pattern, text) => {
        expect(matchesPattern(pattern, text)).toBe(matchesSlowly(pattern, text));
      }),
      { numRuns: 5_000 },
    );
  });

  test('matches each text that is made from it', () => {
    const pieces = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom('', '*', '?')), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.string({ unit: 'binary' }), (list, filler) => {
        const pattern = list.map(([text, wildcard]) => text + wildcard).join('');
        const text = list.map(([part, wildcard]) => part + (wildcard === '*' ? filler : wildcard && 'x')).join('');
        expect(matchesPattern(pattern, text)).toBe(true);
      }),
    );
  });
});

/** Milliseconds. With backtracking, each of these patterns takes minutes or years. */
const LIMIT = 1_000;

describe('the time for', () => {
  const a = (count: number) => 'a'.repeat(count);

  test.each([
    ['thousands of stars', '*a'.repeat(16_000), `${a(2_000)}b`],
    ['stars side by side', `${'*'.repeat(32_000)}b`, a(2_000)],
    ['many parts, of which the last is missing', `${'*a'.repeat(100_000)}*b*`, a(200_000)],
    ['a long part that nearly matches at each place', `*${a(50_000)}b${a(50_000)}*`, a(1_000_000)],
    ['a long part that differs at its start', `*b${a(100_000)}*`, a(1_000_000)],
    ['a long part that differs at its end', `*${a(100_000)}b*`, a(1_000_000)],
    ['a periodic part', `*${'ab'.repeat(50_000)}b*`, 'ab'.repeat(500_000)],
    ['a part with a gap', `*${a(1_000)}?b*`, a(20_000)],
    ['gaps only', `*${'?'.repeat(1_000)}b*`, a(20_000)],
  ])('%s is short', (_, pattern, text) => {
    const start = performance.now();
    expect(matchesPattern(pattern, text)).toBe(false);
    expect(performance.now() - start).toBeLessThan(LIMIT);
  });
});

/** The definition of a pattern, one unit after the other. */
function matchesSlowly(pattern: string, text: string): boolean {
  let places = new Set([0]);
  for (const unit of pattern.split('')) {
    const next = new Set<number>();
    for (const place of places) {
      if (unit === '*') for (let at = place; at <= text.length; at++) next.add(at);
      else if (place < text.length && (unit === '?' || unit === text[place])) next.add(place + 1);
    }
    places = next;
  }
  return places.has(text.length);
}
