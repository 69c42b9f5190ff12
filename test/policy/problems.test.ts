import { describe, expect, test } from 'vitest';
import { MAX_PROBLEMS } from '../../src/json/problems.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { parseStatement, SOUND } from './_policies.ts';

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

describe('a statement', () => {
  const only = (value: string) => `${value}; it is left out.`;
  test.each([
    ['LEFT_OUT', { Sid: 1 }, '/Sid', only('Sid is a number, and a string was expected'), { sid: null }],
    [
      'UNKNOWN_ELEMENT',
      { action: 'a' },
      '/action',
      '"action" is not an element of a statement. Did you mean "Action"?',
      {},
    ],
    [
      'PAIR_BOTH',
      { NotAction: 'a' },
      '',
      'This statement has both Action and NotAction; one of the two was expected.',
      { notActions: ['a'] },
    ],
    [
      'PAIR_BOTH',
      { NotPrincipal: '*' },
      '',
      'This statement has both Principal and NotPrincipal; one of the two was expected.',
      {},
    ],
    [
      'PAIR_BOTH',
      { NotResource: 'a' },
      '',
      'This statement has both Resource and NotResource; one of the two was expected.',
      {},
    ],
    [
      'PAIR_MISSING',
      { Action: undefined },
      '',
      'This statement has neither Action nor NotAction; one of the two was expected.',
      { actions: null },
    ],
    [
      'PAIR_MISSING',
      { Principal: undefined },
      '',
      'This statement has neither Principal nor NotPrincipal; one of the two was expected.',
      {},
    ],
    [
      'PAIR_MISSING',
      { Resource: undefined },
      '',
      'This statement has neither Resource nor NotResource; one of the two was expected.',
      {},
    ],
    [
      'LEFT_OUT',
      { Action: {} },
      '/Action',
      only('Action is an object, and a string or a list was expected'),
      { actions: [] },
    ],
    [
      'LEFT_OUT',
      { Action: ['a', 1, 'b'] },
      '/Action/1',
      only('This value of Action is a number, and a string was expected'),
      { actions: ['a', 'b'] },
    ],
    [
      'LEFT_OUT',
      { Resource: [['a']] },
      '/Resource/0',
      only('This value of Resource is a list, and a string was expected'),
      { resources: [] },
    ],
    [
      'LEFT_OUT',
      { Principal: ['*'] },
      '/Principal',
      'Principal is a list, and "*" or an object was expected, such as {"AWS": "111122223333"}.',
      { principals: [] },
    ],
    [
      'LEFT_OUT',
      { Principal: 'x' },
      '/Principal',
      'Principal is "x", and "*" or an object was expected, such as {"AWS": "111122223333"}.',
      { principals: [{ kind: 'OTHER', type: null, value: 'x', accountId: null }] },
    ],
    [
      'UNKNOWN_ELEMENT',
      { Principal: { aws: '*' } },
      '/Principal/aws',
      '"aws" is not an element of Principal. Did you mean "AWS"?',
      { principals: [{ kind: 'OTHER', type: 'aws', value: '*', accountId: null }] },
    ],
    [
      'LEFT_OUT',
      { Principal: { AWS: [null, '*'] } },
      '/Principal/AWS/0',
      only('This value of Principal "AWS" is null, and a string was expected'),
      { principals: [{ kind: 'EVERYONE', type: 'AWS', value: '*', accountId: null }] },
    ],
    [
      'LEFT_OUT',
      { Condition: [] },
      '/Condition',
      only('Condition is a list, and an object was expected'),
      { conditions: [] },
    ],
    [
      'LEFT_OUT',
      { Condition: { Bool: 'x' } },
      '/Condition/Bool',
      only('Condition operator "Bool" is a string, and an object was expected'),
      { conditions: [] },
    ],
    [
      'LEFT_OUT',
      { Condition: { Bool: { k: null } } },
      '/Condition/Bool/k',
      only('Condition key "k" is null, and a string, number or boolean or a list was expected'),
      { conditions: [{ operator: 'Bool', key: 'k', values: [] }] },
    ],
    [
      'LEFT_OUT',
      { Condition: { Bool: { k: ['a', {}, 1] } } },
      '/Condition/Bool/k/1',
      only('This value of Condition key "k" is an object, and a string, number or boolean was expected'),
      { conditions: [{ operator: 'Bool', key: 'k', values: ['a', '1'] }] },
    ],
  ])(
    'has one problem, %s, with %j, at %j, and its other elements are read',
    (kind, broken, pointer, message, parsed) => {
      const { statement, problems } = parseStatement({ ...SOUND, ...broken });
      expect(problems).toEqual([{ kind, message, pointer: `/Statement/0${pointer}` }]);
      expect(statement).toMatchObject({ effect: 'ALLOW', ...parsed });
    },
  );
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
