import { describe, expect, test } from 'vitest';
import { MAX_PROBLEMS } from '../../src/json/problems.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { SOUND } from './_policies.ts';

test.each([
  ['[]', 'a list'],
  ['"{}"', 'a string'],
  ['null', 'null'],
  ['true', 'a boolean'],
  ['1', 'a number'],
])('%s is JSON, but not a policy', (text, kind) => {
  const message = `The text is ${kind}, and a policy is a JSON object.`;
  expect(parsePolicy(text)).toEqual({ document: null, problems: [{ kind: 'NOT_A_POLICY', message, pointer: '' }] });
});

describe('a document', () => {
  test.each([
    ['PAIR_MISSING', {}, '', 'The policy has no Statement; one statement or a list of them was expected.'],
    [
      'UNKNOWN_VERSION',
      { Version: '2012-10-18' },
      '/Version',
      'Version is "2012-10-18", and "2012-10-17" or "2008-10-17" was expected.',
    ],
    ['LEFT_OUT', { Version: 2012 }, '/Version', 'Version is a number, and a string was expected; it is left out.'],
    ['LEFT_OUT', { Id: null }, '/Id', 'Id is null, and a string was expected; it is left out.'],
    [
      'UNKNOWN_ELEMENT',
      { statement: [] },
      '/statement',
      '"statement" is not an element of a policy. Did you mean "Statement"?',
    ],
    ['UNKNOWN_ELEMENT', { 'a/b': 1 }, '/a~1b', '"a/b" is not an element of a policy.'],
  ])('has a problem of kind %s where it is %j', (kind, json, pointer, message) => {
    const { document, problems } = parsePolicy(JSON.stringify(json));
    expect(document).toMatchObject({ json, statements: [] });
    expect(problems).toContainEqual({ kind, message, pointer });
  });
});

describe('a statement is left out, with a problem that says why,', () => {
  test.each([
    ['x', 'it is a string, and an object was expected.'],
    [[SOUND], 'it is a list, and an object was expected.'],
    [{ ...SOUND, Effect: undefined }, 'it has no Effect, and "Allow" or "Deny" was expected.'],
    [{ ...SOUND, Effect: 'allow' }, 'its Effect is "allow", and "Allow" or "Deny" was expected. Did you mean "Allow"?'],
    [{ ...SOUND, Effect: 'Permit' }, 'its Effect is "Permit", and "Allow" or "Deny" was expected.'],
    [{ ...SOUND, Effect: ['Allow'] }, 'its Effect is a list, and "Allow" or "Deny" was expected.'],
  ])('where it is %j', (broken, why) => {
    const { document, problems } = parsePolicy(JSON.stringify({ Statement: [broken, SOUND] }));
    expect(document?.statements.map(({ pointer }) => pointer)).toEqual(['/Statement/1']);
    expect(problems).toEqual([
      { kind: 'LEFT_OUT', message: `This statement is left out: ${why}`, pointer: '/Statement/0' },
    ]);
  });

  test('where Statement is neither an object nor a list', () => {
    const message = 'This statement is left out: it is a number, and an object was expected.';
    expect(parsePolicy('{"Statement": 1}')).toMatchObject({
      document: { statements: [] },
      problems: [{ kind: 'LEFT_OUT', message, pointer: '/Statement' }],
    });
  });
});

describe('messages', () => {
  const quoted = (key: string) => parsePolicy(JSON.stringify({ Statement: [], [key]: 1 })).problems[0]?.message;

  test('escape control characters and invisible characters, so that a policy cannot forge log lines', () => {
    expect(quoted('a\r\n\u001b[31m\u0085\u202e\u2028\ud800"')).toBe(
      String.raw`"a\r\n\u001b[31m\u{85}\u{202e}\u{2028}\ud800\"" is not an element of a policy.`,
    );
  });

  test('shorten a long key, and never in the middle of a character', () => {
    expect(quoted('x'.repeat(201))).toBe(`"${'x'.repeat(200)}…" is not an element of a policy.`);
    expect(quoted(`x${'😀'.repeat(300)}`)).toBe(`"x${'😀'.repeat(199)}…" is not an element of a policy.`);
    expect(quoted('x'.repeat(200))).toBe(`"${'x'.repeat(200)}" is not an element of a policy.`);
  });

  test(`are at most ${MAX_PROBLEMS}, and one that counts the others`, () => {
    const parse = (count: number) => parsePolicy(JSON.stringify({ Statement: Array(count).fill(0) })).problems;
    expect(parse(MAX_PROBLEMS)).toHaveLength(MAX_PROBLEMS);
    expect(parse(MAX_PROBLEMS + 7)).toHaveLength(MAX_PROBLEMS + 1);
    expect(parse(MAX_PROBLEMS + 7).at(-1)).toEqual({
      kind: 'NOT_LISTED',
      message: 'Problems that are not listed here: 7.',
      pointer: '',
    });
  });

  test('count duplicate keys and other problems together', () => {
    const twice = Array.from({ length: MAX_PROBLEMS }, (_, index) => `"k${index}": 1, "k${index}": 2`).join();
    const { problems } = parsePolicy(`{"Statement": [], ${twice}}`);
    expect(problems.at(-1)?.message).toBe(`Problems that are not listed here: ${MAX_PROBLEMS}.`);
  });
});
