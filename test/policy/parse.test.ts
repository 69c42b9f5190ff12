import { describe, expect, test } from 'vitest';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { parseSource, parseStatement, SOUND, SOUND_PARSED } from './_policies.ts';

test('the default key policy, as AWS documents it, is parsed completely', () => {
  const json = { Version: '2012-10-17', Id: 'key-default-1', Statement: [SOUND] };
  const text = JSON.stringify(json, null, 2);
  expect(parsePolicy(text)).toEqual({
    document: {
      version: '2012-10-17',
      isVersionUnread: false,
      policyId: 'key-default-1',
      text,
      json,
      statements: [SOUND_PARSED],
      unreadStatements: [],
    },
    problems: [],
  });
});

test('a single statement is parsed like a list of one, and has its own pointer', () => {
  const { document, problems } = parsePolicy(JSON.stringify({ Statement: SOUND }));
  expect(document?.statements).toEqual([{ ...SOUND_PARSED, pointer: '/Statement' }]);
  expect(problems).toEqual([]);
});

test('Version can be missing, and can be the older one', () => {
  expect(parsePolicy('{"Statement": []}')).toMatchObject({ document: { version: null }, problems: [] });
  const older = parsePolicy('{"Version": "2008-10-17", "Statement": []}');
  expect(older).toMatchObject({ document: { version: '2008-10-17' }, problems: [] });
});

describe('principals', () => {
  test('"*" is everyone', () => {
    const { statement, problems } = parseStatement({ ...SOUND, Principal: '*' });
    expect(statement?.principals).toEqual([{ kind: 'EVERYONE', type: null, value: '*', accountId: null }]);
    expect(problems).toEqual([]);
  });

  test('are listed in order, of all types, single or in a list, in their original case', () => {
    const Principal = {
      Service: 'LOGS.amazonaws.com',
      AWS: ['*', '111122223333'],
      CanonicalUser: [],
      Federated: ['a', 'A'],
    };
    const { statement, problems } = parseStatement({ ...SOUND, Principal });
    expect(statement?.principals?.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'SERVICE LOGS.amazonaws.com',
      'EVERYONE *',
      'ACCOUNT 111122223333',
      'FEDERATED a',
      'FEDERATED A',
    ]);
    expect(problems).toEqual([]);
  });
});

test('NotPrincipal, NotAction and NotResource have fields of their own', () => {
  const { statement, problems } = parseStatement({
    Effect: 'Deny',
    NotPrincipal: '*',
    NotAction: 'kms:*',
    NotResource: ['*'],
  });
  expect(statement).toMatchObject({ effect: 'DENY', principals: null, actions: null, resources: null });
  expect(statement).toMatchObject({ notPrincipals: [{ value: '*' }], notActions: ['kms:*'], notResources: ['*'] });
  expect(problems).toEqual([]);
});

test('a missing element is null, and an empty list is an empty list', () => {
  const { statement } = parseStatement({ Effect: 'Allow', Principal: {}, Action: [] });
  expect(statement).toMatchObject({ sid: null, principals: [], actions: [], resources: null, conditions: [] });
});

describe('conditions', () => {
  test('are listed for each key of each operator, in order', () => {
    const Condition = {
      StringEquals: {
        'kms:ViaService': ['s3.us-east-2.amazonaws.com', 'ec2.us-east-2.amazonaws.com'],
        'kms:CallerAccount': '1',
      },
      'ForAnyValue:StringLikeIfExists': { 'aws:PrincipalTag/a~b': [] },
      Null: {},
    };
    const { statement, problems } = parseStatement({ ...SOUND, Condition });
    const pointer = '/Statement/0/Condition';
    expect(statement?.conditions).toEqual([
      {
        operator: 'StringEquals',
        key: 'kms:ViaService',
        values: Condition.StringEquals['kms:ViaService'],
        pointer: `${pointer}/StringEquals/kms:ViaService`,
      },
      {
        operator: 'StringEquals',
        key: 'kms:CallerAccount',
        values: ['1'],
        pointer: `${pointer}/StringEquals/kms:CallerAccount`,
      },
      {
        operator: 'ForAnyValue:StringLikeIfExists',
        key: 'aws:PrincipalTag/a~b',
        values: [],
        pointer: `${pointer}/ForAnyValue:StringLikeIfExists/aws:PrincipalTag~1a~0b`,
      },
    ]);
    expect(problems).toEqual([]);
  });

  test('keep numbers and booleans as they are written', () => {
    const { statement, problems } = parseSource(
      '{"Effect": "Allow", "Principal": "*", "Action": "a", "Resource": "*", "Condition": {"Bool": {"k": true}, "NumericLessThan": {"k": [1e3, 12345678901234567890]}}}',
    );
    expect(statement?.conditions.flatMap(({ values }) => values)).toEqual(['true', '1e3', '12345678901234567890']);
    expect(problems).toEqual([]);
  });
});

describe('of duplicate keys', () => {
  const parse = (members: string) => parseSource(`{"Effect": "Allow", "Resource": "*", ${members}}`);

  test('all conditions are listed', () => {
    const { statement, problems } = parse(
      '"Principal": "*", "Action": "a", "Condition": {"Bool": {"x": "1"}, "Bool": {"y/z": "2", "y/z": "3"}}',
    );
    expect(statement?.conditions.map(({ key, values }) => [key, ...values])).toEqual([
      ['x', '1'],
      ['y/z', '2'],
      ['y/z', '3'],
    ]);
    expect(problems.map(({ pointer }) => pointer)).toEqual([
      '/Statement/0/Condition/Bool',
      '/Statement/0/Condition/Bool/y~1z',
    ]);
  });

  test('all principals are listed', () => {
    const { statement, problems } = parse('"Action": "a", "Principal": {"AWS": "111122223333", "AWS": "*"}');
    expect(statement?.principals?.map(({ value }) => value)).toEqual(['111122223333', '*']);
    expect(problems).toMatchObject([{ pointer: '/Statement/0/Principal/AWS' }]);
  });

  test('the last element counts, as for JSON.parse', () => {
    const { statement, problems } = parse('"Principal": "*", "Action": "a", "Action": ["b"], "Effect": "Deny"');
    expect(statement).toMatchObject({ effect: 'DENY', actions: ['b'] });
    expect(problems.map(({ pointer }) => pointer)).toEqual(['/Statement/0/Action', '/Statement/0/Effect']);
  });
});
