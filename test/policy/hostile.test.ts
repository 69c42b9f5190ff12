import { afterEach, describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { SOUND, SOUND_PARSED } from './_policies.ts';

describe.each([16_000, 131_072])('%i nested brackets', (depth) => {
  const lists = '['.repeat(depth) + ']'.repeat(depth);
  const objects = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const sound = JSON.stringify(SOUND);

  test.each([
    ['alone', lists, /^(\/0)+$/],
    ['as objects', objects, /^(\/a)+$/],
    ['never closed', '['.repeat(depth), /^(\/0)+$/],
    ['as the statement', `{"Statement": ${lists}}`, /^\/Statement(\/0)+$/],
    ['beside a sound statement', `{"Statement": [${sound}, ${objects}]}`, /^\/Statement\/1(\/a)+$/],
    ['in Condition', `{"Statement": {"Condition": ${objects}}}`, /^\/Statement\/Condition(\/a)+$/],
    ['in Principal', `{"Statement": {"Principal": {"AWS": ${lists}}}}`, /^\/Statement\/Principal\/AWS(\/0)+$/],
    ['in an unknown element', `{"Statement": [], "x": ${lists}}`, /^\/x(\/0)+$/],
  ])('%s are refused with one problem, which names place and reason', (_, text, pointer) => {
    const { document, problems } = parsePolicy(text);
    expect(document).toBeNull();
    expect(problems).toEqual([
      {
        kind: 'TOO_DEEP',
        message: expect.stringMatching(/^The text is not read: .* 64 deep/),
        pointer: expect.stringMatching(pointer),
      },
    ]);
  });

  test('inside a string are part of the string', () => {
    const { document, problems } = parsePolicy(JSON.stringify({ Statement: [{ ...SOUND, Sid: lists }] }));
    expect(document?.statements).toEqual([{ ...SOUND_PARSED, sid: lists }]);
    expect(problems).toEqual([]);
  });
});

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s as a key', (key) => {
  const before = Reflect.ownKeys(Object.prototype);
  afterEach(() => {
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('is an unknown element in every object, and the other elements are read', () => {
    const evil = `"${key}": {"polluted": true, "Effect": "Allow"}`;
    const statement = JSON.stringify({ ...SOUND, Principal: undefined }).slice(0, -1);
    const text = `{${evil}, "Statement": [{${evil}}, ${statement}, ${evil}, "Principal": {${evil}, "AWS": "*"}}]}`;
    const { document, problems } = parsePolicy(text);
    expect(document?.statements).toMatchObject([
      { sid: SOUND.Sid, principals: [{ kind: 'EVERYONE' }], actions: ['kms:*'] },
    ]);
    expect(document?.json).toEqual(JSON.parse(text));
    const unknown = problems.filter(({ message }) => message.includes(`"${key}" is not an element of`));
    expect(unknown.map(({ pointer }) => pointer)).toEqual([
      `/${key}`,
      `/Statement/0/${key}`,
      `/Statement/1/${key}`,
      `/Statement/1/Principal/${key}`,
    ]);
  });

  test('is read as a condition operator and as a condition key', () => {
    const text = `{"Statement": ${JSON.stringify(SOUND).slice(0, -1)}, "Condition": {"${key}": {"${key}": "${key}"}}}}`;
    const { document, problems } = parsePolicy(text);
    expect(document?.statements[0]?.conditions).toEqual([
      { operator: key, key, values: [key], pointer: `/Statement/Condition/${key}/${key}` },
    ]);
    expect(problems).toEqual([]);
  });
});

test('duplicates of __proto__ are reported like other duplicate keys', () => {
  const { problems } = parsePolicy('{"Statement": [], "__proto__": 1, "__proto__": 2}');
  expect(problems.map(({ pointer }) => pointer)).toEqual(['/__proto__', '/__proto__']);
});

test('a byte order mark is a problem: KMS never sends one', () => {
  const { document, problems } = parsePolicy(`\ufeff${JSON.stringify({ Statement: [] })}`);
  expect(document).toBeNull();
  expect(problems).toMatchObject([{ message: expect.stringContaining('line 1, column 1 there is "\\u{feff}"') }]);
});

test('a string of millions of escapes is read without a stack overflow', () => {
  const text = `{"Id": "${'\\n'.repeat(5_000_000)}", "Statement": []}`;
  expect(parsePolicy(text).document?.policyId).toBe('\n'.repeat(5_000_000));
});

test('long keys that are nested and repeated do not multiply the size of the answer', () => {
  const nested = `${`{"${'k'.repeat(900)}":`.repeat(60)}[${'{"a":1,"a":2},'.repeat(4_000)}1]${'}'.repeat(60)}`;
  const answer = parsePolicy(`{"Statement": [], "x": ${nested}}`);
  expect(JSON.stringify(answer.problems).length).toBeLessThan(150_000);
});
