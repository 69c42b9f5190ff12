import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { parseSource, parseStatement, SOUND } from './_policies.ts';

/** SOUND as text, with other members or duplicates of its own behind. */
function withMembers(members: string): string {
  return `${JSON.stringify(SOUND).slice(0, -1)}, ${members}}`;
}

const unreadOf = ({ statement }: ReturnType<typeof parseSource>) => [...(statement?.unread ?? ['no statement'])];

test('a statement that is read whole has no unread part', () => {
  const Condition = { Bool: { 'aws:SecureTransport': [true, 'false'] }, Null: { 'kms:ViaService': 'true' } };
  expect(unreadOf(parseStatement({ ...SOUND, Condition }))).toEqual([]);
  expect(unreadOf(parseStatement({ ...SOUND, Condition: {}, Action: [], Principal: {} }))).toEqual([]);
});

describe('the condition is not read whole where', () => {
  test.each([
    ['Condition is a string', 'x'],
    ['Condition is a list', []],
    ['Condition is a list of conditions', [{ Bool: { 'aws:SecureTransport': 'true' } }]],
    ['Condition is null', null],
    ['Condition is a number', 0],
    ['Condition is a boolean', false],
    ['an operator is a string', { Bool: 'x' }],
    ['an operator is a list', { StringEquals: [] }],
    ['an operator is null', { StringEquals: null }],
    ['an operator is a number', { StringEquals: 1 }],
    ['a value is null', { StringEquals: { 'kms:ViaService': null } }],
    ['a value is an object', { StringEquals: { 'kms:ViaService': {} } }],
    ['one of the values is a list', { StringEquals: { 'kms:ViaService': ['a', ['b']] } }],
  ])('%s', (_, Condition) => {
    const parsed = parseStatement({ ...SOUND, Condition });
    expect(unreadOf(parsed)).toEqual(['CONDITION']);
    expect(parsed.problems).toMatchObject([{ kind: 'LEFT_OUT' }]);
  });

  test('the statement has an unknown element, which may restrict it', () => {
    const parsed = parseStatement({ ...SOUND, condition: { Bool: {} } });
    expect(unreadOf(parsed)).toEqual(['CONDITION']);
    expect(parsed.problems).toMatchObject([{ kind: 'UNKNOWN_ELEMENT', pointer: '/Statement/0/condition' }]);
  });
});

describe('a value that is left out marks its own part only:', () => {
  test.each([
    ['PRINCIPAL', { Principal: ['*'] }],
    ['PRINCIPAL', { Principal: 'x' }],
    ['PRINCIPAL', { Principal: null }],
    ['PRINCIPAL', { Principal: { AWS: [1, '*'] } }],
    ['PRINCIPAL', { Principal: { aws: '*' } }],
    ['PRINCIPAL', { Principal: undefined, NotPrincipal: { AWS: null } }],
    ['ACTION', { Action: ['kms:*', null] }],
    ['ACTION', { Action: undefined, NotAction: {} }],
    ['RESOURCE', { Resource: 1 }],
    ['RESOURCE', { Resource: undefined, NotResource: [['*']] }],
  ])('%s with %j', (part, elements) => {
    expect(unreadOf(parseStatement({ ...SOUND, ...elements }))).toEqual([part]);
  });

  test('a Sid that is no string marks none', () => {
    expect(unreadOf(parseStatement({ ...SOUND, Sid: 1 }))).toEqual([]);
  });
});

describe('a key that is given twice', () => {
  test.each([
    ['Effect', '"Deny"', 'EFFECT'],
    ['Principal', '"*"', 'PRINCIPAL'],
    ['Action', '"kms:Decrypt"', 'ACTION'],
    ['Resource', '["*"]', 'RESOURCE'],
  ])('with different values leaves the part unread: %s', (name, value, part) => {
    const parsed = parseSource(withMembers(`"${name}": ${value}`));
    expect(unreadOf(parsed)).toEqual([part]);
    expect(parsed.problems).toMatchObject([{ kind: 'DUPLICATE_KEY', pointer: `/Statement/0/${name}` }]);
  });

  test.each(['Effect', 'Principal', 'Action', 'Resource'] as const)(
    'with the same value leaves none unread: %s',
    (name) => {
      const parsed = parseSource(withMembers(`"${name}": ${JSON.stringify(SOUND[name])}`));
      expect(unreadOf(parsed)).toEqual([]);
      expect(parsed.problems).toMatchObject([{ kind: 'DUPLICATE_KEY' }]);
    },
  );

  test('among three is compared with each of the others', () => {
    expect(unreadOf(parseSource(withMembers('"Action": "kms:Decrypt", "Action": "kms:*"')))).toEqual(['ACTION']);
  });

  test.each([
    ['"Condition": {}, "Condition": {}', []],
    ['"Condition": {}, "Condition": {"Bool": {}}', ['CONDITION']],
    ['"Condition": {"Bool": {"a": "true"}, "Bool": {"a": "true"}}', []],
    ['"Condition": {"Bool": {"a": "true"}, "Bool": {"b": "true"}}', ['CONDITION']],
    ['"Condition": {"Bool": {"a": "true", "a": "true"}}', []],
    ['"Condition": {"Bool": {"a": "true", "a": "false"}}', ['CONDITION']],
    ['"Condition": {"Bool": {"a": "true", "a": ["true"]}}', ['CONDITION']],
    ['"Condition": {"Bool": {"a": "true", "A": "false"}}', []],
  ])('in a condition: %s leaves %j unread', (members, unread) => {
    expect(unreadOf(parseSource(withMembers(members)))).toEqual(unread);
  });

  test.each([
    ['{"AWS": "*", "AWS": "*"}', []],
    ['{"AWS": "*", "AWS": "111122223333"}', ['PRINCIPAL']],
    ['{"AWS": "*", "Service": "*"}', []],
  ])('in a principal: %s leaves %j unread', (principal, unread) => {
    const { Principal: _, ...rest } = SOUND;
    const text = `${JSON.stringify(rest).slice(0, -1)}, "Principal": ${principal}}`;
    expect(unreadOf(parseSource(text))).toEqual(unread);
  });

  test('Statement with the same value counts once, with another the last one counts and the first is unread', () => {
    const sound = JSON.stringify(SOUND);
    const same = parsePolicy(`{"Statement": ${sound}, "Statement": ${sound}}`).document;
    expect(same).toMatchObject({ statements: [{ pointer: '/Statement' }], unreadStatements: [] });
    const other = parsePolicy(`{"Statement": [${sound}], "Statement": []}`).document;
    expect(other).toMatchObject({ statements: [], unreadStatements: ['/Statement'] });
  });
});

describe('a statement that is left out', () => {
  test('is listed by its pointer, in order, and the others are read', () => {
    const { Effect: _, ...withoutEffect } = SOUND;
    const list = ['x', SOUND, null, withoutEffect, [SOUND], { ...SOUND, Effect: 'allow' }, {}];
    const { document } = parsePolicy(JSON.stringify({ Statement: list }));
    expect(document?.statements.map(({ pointer }) => pointer)).toEqual(['/Statement/1']);
    expect(document?.unreadStatements).toEqual([0, 2, 3, 4, 5, 6].map((index) => `/Statement/${index}`));
  });

  test('can be the only one, without a list', () => {
    for (const statement of ['x', 1, null, { Effect: 'Permit' }]) {
      const { document } = parsePolicy(JSON.stringify({ Statement: statement }));
      expect(document).toMatchObject({ statements: [], unreadStatements: ['/Statement'] });
    }
  });
});

describe('a principal carries the key under which it stands', () => {
  test.each(['AWS', 'Service', 'Federated', 'CanonicalUser', 'aws', '__proto__'])('%s', (type) => {
    const { statement } = parseSource(
      `{"Effect": "Allow", "Principal": {"${type}": "arn:aws:iam::111122223333:role/App"}, "Action": "*", "Resource": "*"}`,
    );
    expect(statement?.principals).toMatchObject([{ type, value: 'arn:aws:iam::111122223333:role/App' }]);
  });
});

test('each condition has the pointer of its value', () => {
  const Condition = { Bool: { 'a/b': 'true', c: ['true'] }, 'x~y': { z: 1 } };
  const { statement } = parseStatement({ ...SOUND, Condition });
  expect(statement?.conditions.map(({ pointer }) => pointer)).toEqual(
    ['Bool/a~1b', 'Bool/c', 'x~0y/z'].map((place) => `/Statement/0/Condition/${place}`),
  );
});
