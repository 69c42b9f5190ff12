import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDuplicateKeys } from '../../src/json/find-duplicate-keys.ts';
import { parseJsonInput } from '../../src/json/input.ts';
import { InputError } from '../../src/json/input-error.ts';
import { parseJson } from '../../src/json/parse.ts';

/** JSON with few names, so that many of them meet, and with all that a scanner could take for something else. */
const KEYS = fc.constantFrom('a', 'b', '', '\\', '"', '{', '},', 'a/b', 'm~n', '__proto__', 'ü');
const TEXT = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      '1',
      '-0.5e9',
      'true',
      'null',
      '""',
      '"\\\\"',
      '"\\""',
      '"{\\"a\\":1,\\"a\\":2}"',
      ' [ ] ',
      ' { } ',
    ),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(' , ')}]`),
    fc
      .array(fc.tuple(KEYS, fc.boolean(), tie('value')), { maxLength: 4 })
      .map((members) => `{${members.map(([key, escaped, value]) => `${toKey(key, escaped)} : ${value}`).join(',\n')}}`),
  ),
})).value;

function toKey(key: string, escaped: boolean): string {
  return escaped
    ? `"${key.replace(/./gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`
    : JSON.stringify(key);
}

describe('JSON from a file', () => {
  it('has the same duplicate keys as in the policy parser', () => {
    fc.assert(
      fc.property(TEXT, (text) => {
        const expected = parseJson(text).problems.map(({ pointer }) => pointer);
        expect(findDuplicateKeys(text).map(({ pointer }) => pointer)).toEqual(expected.slice(0, 20));
      }),
      { numRuns: 1_000 },
    );
  });

  it('may have the same key in different objects', () => {
    expect(parseJsonInput('\ufeff{"a": {"a": [{"a": 1}, {"a": "a"}]}}')).toEqual({ a: { a: [{ a: 1 }, { a: 'a' }] } });
  });

  it('is refused with at most 20 short problems without control characters', () => {
    const members = Array.from({ length: 50 }, (_, i) => `"\\u001b[2J${i}${'x'.repeat(5_000)}": 0`);
    const read = () => parseJsonInput(`{${[...members, ...members].join()}}`);
    expect(read).toThrow(InputError);
    try {
      read();
    } catch (error) {
      const { problems } = error as InputError;
      expect(problems).toHaveLength(20);
      expect(problems[0]).toMatch(/^\/\\u001b\[2J0x+…: the key is given twice, again at line 1, column \d+; /);
      expect(Math.max(...problems.map((problem) => problem.length))).toBeLessThan(300);
    }
  });
});
