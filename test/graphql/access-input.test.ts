import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, DELEGATES, FOREIGN_ROLE, KEY_ARN, ROLE, setupKey, toPolicy } from './_access.ts';

const HEAD = '($principal: String!, $action: String!, $context: AccessContext, $identityPolicies: [String!])';
const FIELD =
  'access(principal: $principal, action: $action, context: $context, identityPolicies: $identityPolicies) { verdict reasons { code message } missingKeys }';

type Variables = Readonly<Record<string, unknown>>;

async function ask(variables: Variables, policy = toPolicy(DELEGATES)) {
  const { ask: send } = await setupKey({ policy });
  return await send(FIELD, { principal: ROLE, action: 'kms:Decrypt', ...variables }, HEAD);
}

const keys = (...names: readonly string[]) => names.map((key) => ({ key, values: ['x'] }));
const one = (key: string, ...values: readonly string[]) => ({ context: { keys: [{ key, values }] } });
const many = (count: number) => Array.from({ length: count }, (_, index) => `x${index}`);
const LONG = 'x'.repeat(3000);

const REFUSED: Readonly<Record<string, readonly [Variables, string]>> = {
  'a principal with a wildcard': [{ principal: `arn:aws:iam::${ACCOUNT}:role/*` }, 'it has a wildcard'],
  'everyone as the principal': [{ principal: '*' }, 'it has a wildcard'],
  'a group': [{ principal: `arn:aws:iam::${ACCOUNT}:group/Admins` }, 'a group is no principal'],
  'a unique ID': [{ principal: 'AROAEXAMPLE1234567890' }, 'it is a unique ID'],
  'an empty principal': [{ principal: '' }, 'it is no ARN'],
  'garbage as the principal': [{ principal: 'Alice\u0000\u202e' }, 'it is no ARN'],
  'an ARN of something else': [{ principal: KEY_ARN }, 'Expected the ARN of a user'],
  'an account ID that is too short': [{ principal: 'arn:aws:iam::123:root' }, 'not 12 digits'],
  'a principal that is too long': [{ principal: `arn:aws:iam::${ACCOUNT}:role/${LONG}` }, 'expected at most 2048'],
  'an action with a wildcard': [{ action: 'kms:*' }, 'it has a wildcard'],
  'kms:ReEncrypt': [{ action: 'kms:ReEncrypt' }, 'kms:ReEncryptFrom for the source key'],
  'an action of another service': [{ action: 's3:GetObject' }, 'not an action of AWS KMS'],
  'an empty action': [{ action: '' }, 'not an action of AWS KMS'],
  'an action that is too long': [{ action: `kms:${LONG}` }, 'expected at most 128'],
  'a context that contradicts the principal': [
    one('aws:PrincipalAccount', '444455556666'),
    'principal, key and via give',
  ],
  'a context that contradicts the type of the principal': [
    one('aws:PrincipalType', 'User'),
    'principal, key and via give',
  ],
  'a context that contradicts the key': [one('aws:ResourceAccount', '444455556666'), 'principal, key and via give'],
  'a context that contradicts the Region': [one('aws:RequestedRegion', 'eu-west-1'), 'principal, key and via give'],
  'a key that no request of the principal has': [one('aws:SourceAccount', ACCOUNT), 'no request of this principal'],
  'a key that no request for the key has': [one('kms:MultiRegionKeyType', 'PRIMARY'), 'for this key has it'],
  'the encryption context as a condition key': [
    one('kms:EncryptionContext', 'x'),
    'expected its pairs in context.encryptionContext',
  ],
  'the encryption context as an absent condition key': [
    { context: { absent: ['KMS:EncryptionContext'] } },
    'an empty list for none',
  ],
  'a context without what follows from the key': [
    { context: { absent: ['kms:CallerAccount'] } },
    'is in context.absent',
  ],
  'a context that contradicts via': [
    { context: { via: 's3.us-east-2.amazonaws.com', ...one('kms:ViaService', 'ec2.us-east-2.amazonaws.com').context } },
    'principal, key and via give',
  ],
  'kms:ViaService and a direct call': [
    { context: { via: 'direct', ...one('kms:ViaService', 's3.us-east-2.amazonaws.com').context } },
    'kms:ViaService',
  ],
  'a service in via, and kms:ViaService absent': [
    { context: { via: 's3.us-east-2.amazonaws.com', absent: ['kms:ViaService'] } },
    'is in context.absent',
  ],
  'one key twice': [{ context: { keys: keys('aws:SourceIp', 'AWS:sourceip') } }, 'twice'],
  'a key in keys and in absent': [
    { context: { keys: keys('aws:SourceVpce'), absent: ['AWS:SOURCEVPCE'] } },
    'both in keys and in absent',
  ],
  'an empty name of a key': [{ context: { keys: keys('') } }, 'expected'],
  'too many keys': [{ context: { keys: keys(...many(101)) } }, 'expected at most 100'],
  'too many absent keys': [{ context: { absent: many(101) } }, 'expected at most 100'],
  'too many pairs': [
    { context: { encryptionContext: many(101).map((key) => ({ key, value: 'x' })) } },
    'expected at most 100',
  ],
  'too many values': [one('aws:CalledVia', ...many(101)), 'expected at most 100'],
  'a key that is too long': [{ context: { keys: keys(LONG) } }, 'expected at most 2048'],
  'a value that is too long': [one('aws:SourceIp', LONG), 'expected at most 2048'],
  'two values of a key with a single value': [one('aws:SourceIp', '10.0.0.1', '10.0.0.2'), 'expected one'],
  'no value of a key with a single value': [one('aws:SourceIp'), 'expected one'],
  'via of no service': [{ context: { via: 's3' } }, 'expected "direct", or a service'],
  'via that is too long': [{ context: { via: LONG } }, 'expected at most 2048'],
  'the encryption context twice': [
    { context: { encryptionContext: [], ...one('kms:EncryptionContext:a', 'b').context } },
    'both in encryptionContext and in keys',
  ],
  'one pair twice': [
    { context: { encryptionContext: [1, 2].map((value) => ({ key: 'a', value: `${value}` })) } },
    'a key twice',
  ],
  'identity policies that are none': [{ identityPolicies: ['[]'] }, 'identityPolicies[0] is no policy'],
  'identity policies that are no JSON': [{ identityPolicies: [LONG] }, 'identityPolicies[0] is no policy'],
  'too many identity policies': [{ identityPolicies: Array(51).fill(toPolicy()) }, 'expected at most 50'],
  'an identity policy that is too long': [{ identityPolicies: [' '.repeat(20_481)] }, 'expected at most 20480'],
};

describe('Key.access refuses', () => {
  it.each(Object.entries(REFUSED))('%s before any call', async (_, [variables, expected]) => {
    const { errors, operations } = await ask(variables);
    expect(operations).toEqual([]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining(expected), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    const message = errors?.[0]?.message ?? '';
    expect(message).not.toMatch(/x{201}/);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each([
    ['a wildcard', 'kms:*'],
    ['what is not known', 'kms:Unknown'],
    ['what is too long', `kms:${LONG}`],
    ['another service', 's3:GetObject'],
  ])('%s in the actions of Key.principals, before any call', async (_, action) => {
    const { ask: send } = await setupKey({ policy: toPolicy(DELEGATES) });
    const { errors, operations } = await send(
      'principals(actions: $actions) { nodes { relation } }',
      { actions: ['kms:Decrypt', action] },
      '($actions: [String!])',
    );
    expect(operations).toEqual([]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('actions[1] is'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(errors?.[0]?.message).not.toMatch(/x{201}/);
  });
});

describe('Key.access accepts', () => {
  it('__proto__ and constructor as names of condition keys', async () => {
    const names = ['__proto__', 'constructor', 'toString'];
    const policy = toPolicy(allow(ROLE, 'kms:Decrypt', { Condition: { StringEquals: { 'aws:a/b': 'x' } } }));
    const text = policy.replace('"aws:a/b":"x"', names.map((name) => `"${name}":"x"`).join(','));
    expect(text).toContain('"__proto__":"x"');
    const given = await ask({ context: { keys: keys(...names) } }, text);
    expect(given).toMatchObject({ errors: undefined, key: { access: { verdict: 'ALLOWED' } } });
    const unknown = await ask({}, text);
    expect(unknown).toMatchObject({ key: { access: { verdict: 'UNKNOWN', missingKeys: names } } });
    const absent = await ask({ context: { absent: names } }, text);
    expect(absent).toMatchObject({ key: { access: { verdict: 'NOT_ALLOWED' } } });
  });

  it('__proto__ as a name of a pair of the encryption context', async () => {
    const condition = { Condition: { StringEquals: { 'kms:EncryptionContext:__proto__': 'x' } } };
    const { key } = await ask(
      { context: { encryptionContext: [{ key: '__proto__', value: 'x' }] } },
      toPolicy(allow(ROLE, 'kms:Decrypt', condition)),
    );
    expect(key).toMatchObject({ access: { verdict: 'ALLOWED' } });
  });

  it('another time than the present', async () => {
    const condition = { Condition: { DateLessThan: { 'aws:CurrentTime': '2000-01-01T00:00:00Z' } } };
    const policy = toPolicy(allow(ROLE, 'kms:Decrypt', condition));
    expect(await ask({}, policy)).toMatchObject({ key: { access: { verdict: 'NOT_ALLOWED' } } });
    const then = one('aws:CurrentTime', '1999-01-01T00:00:00Z');
    expect(await ask(then, policy)).toMatchObject({ key: { access: { verdict: 'ALLOWED' } } });
  });

  it('what follows from principal and key, if it is the same', async () => {
    const context = {
      keys: [
        { key: 'aws:PrincipalAccount', values: ['444455556666'] },
        { key: 'aws:ResourceAccount', values: [ACCOUNT] },
      ],
    };
    const answer = await ask({ principal: FOREIGN_ROLE, context });
    expect(answer).toMatchObject({ errors: undefined, key: { access: { verdict: 'NOT_ALLOWED' } } });
  });
});
