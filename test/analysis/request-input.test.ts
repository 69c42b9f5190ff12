import { describe, expect, test } from 'vitest';
import { type ContextInput, MAX_CONTEXT, parseContext } from '../../src/analysis/request/given-context.ts';
import { parseRequestPrincipal, RequestError } from '../../src/analysis/request/request-principal.ts';
import { ALICE, KEY, MALLORY, OWN, SESSION } from './_ask.ts';

describe('a context is refused', () => {
  const value = (key: string, ...values: readonly string[]) => ({ keys: [{ key, values }] });
  const via = 's3.us-west-2.amazonaws.com';
  test.each<[string, ContextInput, string, string?]>([
    ['another account of the caller', value('kms:CallerAccount', '1'), `"${OWN}"`],
    ['another ARN of a user', value('aws:PrincipalArn', MALLORY), `"${ALICE}"`],
    ['another role of a session', value('aws:PrincipalArn', `arn:aws:iam::${OWN}:role/Other`), 'role/App', SESSION],
    ['another Region', value('aws:RequestedRegion', 'eu-west-1'), '"us-west-2"'],
    ['no account of the caller', { absent: ['aws:principalaccount'] }, `"${OWN}"`],
    ['a service that is not via', { ...value('kms:ViaService', via), via: 'direct' }, '"direct"'],
    ['another service than via', { ...value('kms:ViaService', via), via: 'ec2.us-west-2.amazonaws.com' }, '"ec2.us'],
    ['via that is no service', { via: 's3' }, 'a service such as'],
    ['a key twice', { keys: ['aws:userid', 'AWS:userid'].map((key) => ({ key, values: ['a'] })) }, 'expected it once'],
    ['a key in keys and absent', { ...value('aws:userid', 'a'), absent: ['aws:UserId'] }, 'expected it in one of them'],
    ['two values of a key with one', value('aws:userid', 'a', 'b'), 'expected one'],
    ['no value of a key with one', value('aws:userid'), 'has it in absent'],
    ['a pair twice', { encryptionContext: [1, 2].map(() => ({ key: 'a', value: 'b' })) }, 'expected each key once'],
    ['pairs in two places', { ...value('kms:EncryptionContext:a', 'b'), encryptionContext: [] }, 'expected one'],
    ['too many keys', { absent: Array.from({ length: MAX_CONTEXT.keys + 1 }, (_, at) => `a:${at}`) }, 'at most 100'],
    ['too many values', value('example:Key', ...Array(MAX_CONTEXT.values + 1).fill('a')), 'at most 100'],
    ['a long text', value('example:Key', 'a'.repeat(MAX_CONTEXT.text + 1)), 'at most 2048'],
  ])('that has %s', (_, input, expected, caller = ALICE) => {
    const parse = () => parseContext(input, parseRequestPrincipal(caller, 'aws'), KEY);
    expect(parse).toThrow(RequestError);
    expect(parse).toThrow(expected);
  });

  test('but not if it says what follows anyway, or the path of a role', () => {
    const accepted = (input: ContextInput, principal: string) =>
      parseContext(input, parseRequestPrincipal(principal, 'aws'), KEY);
    expect(accepted(value('kms:CallerAccount', OWN), ALICE).keys.size).toBe(1);
    expect(accepted(value('aws:PrincipalArn', `arn:aws:iam::${OWN}:role/team/App`), SESSION).keys.size).toBe(1);
    expect(accepted({ ...value('kms:ViaService', via), via }, ALICE).via).toBe(via);
  });
});

describe('a principal is refused', () => {
  test.each([
    ['*', 'wildcard'],
    [`arn:aws:iam::${OWN}:user/*`, 'wildcard'],
    [`arn:aws:iam::${OWN}:group/Staff`, 'a group is no principal'],
    ['AIDACKCEVSQ6C2EXAMPLE', 'a unique ID'],
    ['AROADBQP57FF2AEXAMPLE', 'a unique ID'],
    [`arn:aws:iam::${OWN}:saml-provider/ADFS`, 'not of a principal'],
    [`arn:aws:sts::${OWN}:assumed-role/App`, 'not of a principal'],
    ['arn:aws:iam::123:user/Alice', 'not 12 digits'],
    ['arn:aws:iam::1111222233334:root', 'not 12 digits'],
    ['1111222233334', 'no ARN'],
    ['', 'no ARN'],
    ['__proto__', 'no ARN'],
    ['s3.amazonaws.com.example.com', 'no ARN'],
    [`arn:aws:iam::${OWN}:user/${'a'.repeat(2048)}`, 'at most 2048'],
  ])('%j: %s', (text, why) => {
    expect(() => parseRequestPrincipal(text, 'aws')).toThrow(RequestError);
    expect(() => parseRequestPrincipal(text, 'aws')).toThrow(why);
  });
});
