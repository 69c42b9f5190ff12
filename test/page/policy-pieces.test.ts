import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFindRange, toLines, toTokens } from '../../src/page/policy/policy-pieces.ts';

/** What stands in the text where the pointer points to. */
function find(text: string, pointer: string): string | null {
  const range = createFindRange(text)(pointer);
  return range && text.slice(range.start, range.end);
}

describe('the place of a JSON pointer in a text', () => {
  const text =
    '{\n  "Statement": [ { "Sid": "a" },\n { "a/b": [1, "x"], "m~n": {"": 2}, "Action": "1", "Action": "2" } ]\n}';

  it.each([
    ['/Statement/0', '{ "Sid": "a" }'],
    ['/Statement/1/a~1b/1', '"x"'],
    ['/Statement/1/m~0n/', '2'],
    ['/Statement/1/Action', '"2"'],
    ['', text],
  ])('%s is %s', (pointer, found) => {
    expect(find(text, pointer)).toBe(found);
  });

  it.each([
    '/Statement/2',
    '/Statement/00',
    '/Statement/-1',
    '/Statement/length',
    '/Nothing',
    '/Statement/0/Sid/0',
    'x',
  ])('%s is nowhere', (pointer) => {
    expect(find(text, pointer)).toBeNull();
  });

  it('of one statement that stands without a list is its own', () => {
    expect(find('{"Statement": {"Sid": "a"}}', '/Statement')).toBe('{"Sid": "a"}');
  });

  it.each(['', 'no JSON', '"', '{"a"', '[[[', `${'['.repeat(100_000)}`, `${'{"a":'.repeat(50_000)}`])(
    'in a text that is not JSON gives no more than no answer (%#)',
    (broken) => {
      expect(() => find(broken, '/a/0')).not.toThrow();
    },
  );
});

describe('the pieces of a text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json().map((json) => JSON.stringify(JSON.parse(json), null, 2)),
    fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \n\r\t\u2028ab') }),
  );

  it('are the text, whatever it is', () => {
    const places = new Map([['/a', { start: 3, end: 9 }]]);
    fc.assert(
      fc.property(texts, (text) => {
        expect(
          toTokens(text)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
        const lines = toLines(text, places).map(({ parts }) =>
          parts.flatMap(({ tokens }) => tokens.map((token) => token.text)),
        );
        expect(lines.flat().join('')).toBe(text);
        expect(lines.every((line) => !line.slice(0, -1).includes('\n'))).toBe(true);
      }),
    );
  });

  it('tell names from strings', () => {
    const kinds = toTokens('{"a" : ["b", 1]}').filter(({ kind }) => kind !== 'space');
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'other',
      'name',
      'other',
      'other',
      'string',
      'other',
      'other',
      'other',
      'other',
    ]);
  });

  it('give a line to the statement that has it for itself, and cut one that two share', () => {
    const text = '{ "Statement" : [ {\n  "Sid" : "a"\n}, {\n  "Sid" : "b"\n} ] }';
    const findRange = createFindRange(text);
    const pointers = ['/Statement/0', '/Statement/1'];
    const lines = toLines(
      text,
      new Map(pointers.map((pointer) => [pointer, findRange(pointer) ?? { start: 0, end: 0 }])),
    );
    expect(lines.map(({ pointer }) => pointer)).toEqual([null, '/Statement/0', null, '/Statement/1', null]);
    expect(lines[2]?.parts.map(({ pointer, begins }) => [pointer, begins])).toEqual([
      ['/Statement/0', false],
      [null, false],
      ['/Statement/1', true],
    ]);
  });
});
