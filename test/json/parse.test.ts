import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JsonNode, MAX_DEPTH, MAX_POINTER, parseJson } from '../../src/json/parse.ts';

describe('a text that is JSON', () => {
  test('is parsed as JSON.parse does, with any value and any white space', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', '\r\n'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { root, problems } = parseJson(text);
        expect(root && toValue(root)).toEqual(JSON.parse(text));
        expect(problems).toEqual([]);
      }),
    );
  });

  test.each(['1e3', '12345678901234567890', '-0.0', '1E+400', '0.10'])('keeps the number %s as written', (source) => {
    expect(parseJson(source).root).toEqual({ kind: 'number', pointer: '', source });
  });

  test('has its escapes decoded, lone surrogates too', () => {
    const text = String.raw`"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud800"`;
    expect(parseJson(text).root).toMatchObject({ value: JSON.parse(text) });
  });

  test('gives each value its RFC 6901 pointer', () => {
    const { root } = parseJson('{"a/b": [0, {"m~n": null, "": true}], "~1": "x"}');
    expect(root && pointers(root)).toEqual(['', '/a~1b', '/a~1b/0', '/a~1b/1', '/a~1b/1/m~0n', '/a~1b/1/', '/~01']);
  });

  test('gives a value below an overlong key the pointer of the nearest ancestor that fits', () => {
    const text = JSON.stringify({ a: { ['k'.repeat(MAX_POINTER)]: { b: [1] }, c: 1 } });
    const { root } = parseJson(text);
    expect(root && pointers(root)).toEqual(['', '/a', '/a', '/a', '/a', '/a/c']);
  });

  test(`can be nested ${MAX_DEPTH} deep, and not deeper`, () => {
    const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseJson(nest(MAX_DEPTH)).problems).toEqual([]);
    expect(parseJson(nest(MAX_DEPTH + 1))).toEqual({
      root: undefined,
      problems: [
        {
          kind: 'TOO_DEEP',
          message: expect.stringContaining(`more than ${MAX_DEPTH} deep`),
          pointer: '/0'.repeat(MAX_DEPTH),
        },
      ],
    });
  });
});

describe('a duplicate key', () => {
  test('is reported once, with its pointer, and every member is kept', () => {
    const { root, problems } = parseJson('{"x": [{"a/~": 1, "b": 2, "a/~": 3, "a/~": 4}]}');
    expect(problems).toEqual([
      {
        kind: 'DUPLICATE_KEY',
        message: expect.stringContaining('The key "a/~" is given more than once'),
        pointer: '/x/0/a~1~0',
      },
    ]);
    expect(root && leaves(root)).toEqual(['1', '2', '3', '4']);
  });

  test('is recognized in spite of different escapes', () => {
    expect(parseJson(String.raw`{"a": 1, "\u0061": 2}`).problems).toMatchObject([{ pointer: '/a' }]);
  });

  test('is not reported for the same key in different objects', () => {
    expect(parseJson('[{"a": {"a": 1}}, {"a": 1}]').problems).toEqual([]);
  });
});

describe('a text that is not JSON', () => {
  const rest = 'the rest of a string';
  test.each([
    ['', 'line 1, column 1', 'the end of the text', 'a value'],
    [' \n\t', 'line 2, column 2', 'the end of the text', 'a value'],
    ['\ufeff{}', 'line 1, column 1', '"\\u{feff}"', 'a value'],
    ['{\r\n  "a": 1,\r\n}', 'line 3, column 1', '"}"', 'a key'],
    ['[1,]', 'line 1, column 4', '"]"', 'a value'],
    ['{"a" 1}', 'line 1, column 6', 'a number', '":"'],
    ['{"a": 1 "b": 2}', 'line 1, column 9', 'a string', '"," or "}"'],
    ['[1}', 'line 1, column 3', '"}"', '"," or "]"'],
    ['[', 'line 1, column 2', 'the end of the text', 'a value or "]"'],
    ['{', 'line 1, column 2', 'the end of the text', 'a key or "}"'],
    ['{a: 1}', 'line 1, column 2', '"a"', 'a key or "}"'],
    ['{} {}', 'line 1, column 4', '"{"', 'the end of the text'],
    ['01', 'line 1, column 2', 'a number', 'the end of the text'],
    ["'a'", 'line 1, column 1', `"'"`, 'a value'],
    ['😀', 'line 1, column 1', '"😀"', 'a value'],
    ['[\u00a0]', 'line 1, column 2', '"\\u{a0}"', 'a value or "]"'],
    ['"abc', 'line 1, column 5', 'the end of the text', rest],
    ['"a\nb"', 'line 1, column 3', '"\\n"', rest],
    ['"a\\x41"', 'line 1, column 3', '"\\\\x"', rest],
    ['"\\u12g4"', 'line 1, column 2', '"\\\\u"', rest],
  ])('%j is reported with its place, what is there, and what was expected', (text, place, found, expected) => {
    expect(parseJson(text)).toEqual({
      root: undefined,
      problems: [
        {
          kind: 'NOT_JSON',
          message: `The text is not JSON: at ${place} there is ${found}, and ${expected} was expected.`,
          pointer: '',
        },
      ],
    });
  });

  test('has only this problem, although duplicate keys come before it', () => {
    expect(parseJson('{"a": 1, "a": 2').problems).toMatchObject([{ message: expect.stringContaining('not JSON') }]);
  });

  test('is exactly a text that JSON.parse rejects', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '\\u0',
      '0',
      '1.',
      '-',
      '2e',
      'true',
      'nul',
      ' ',
      '\n',
      '\0',
    ];
    const cut = fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', ...pieces)).map(([text, at, piece]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + piece + text.slice(place + 1);
    });
    const made = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(cut, made, fc.string({ unit: 'binary' })), (text) => {
        expect(parseJson(text).root !== undefined).toBe(isJson(text));
      }),
      { numRuns: 3_000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function toValue(node: JsonNode): unknown {
  if (node.kind === 'object') {
    // Unlike an assignment, fromEntries makes "__proto__" an ordinary key.
    return Object.fromEntries(node.members.map(({ key, value }) => [key, toValue(value)]));
  }
  if (node.kind === 'array') return node.items.map(toValue);
  return node.kind === 'string' ? node.value : JSON.parse(node.source);
}

function children(node: JsonNode): readonly JsonNode[] {
  if (node.kind === 'object') return node.members.map(({ value }) => value);
  return node.kind === 'array' ? node.items : [];
}

function pointers(node: JsonNode): string[] {
  return [node.pointer, ...children(node).flatMap(pointers)];
}

function leaves(node: JsonNode): string[] {
  if (node.kind === 'object' || node.kind === 'array') return children(node).flatMap(leaves);
  return [node.kind === 'string' ? node.value : node.source];
}
