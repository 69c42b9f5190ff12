// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are policy variables.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toNormalForm } from '../../src/analysis/diff/normal-form.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';
import { APP, allow, deny, having, KEY, OWN, verdictOf } from './_ask.ts';
import { question } from './_generated.ts';

const ROOT = `arn:aws:iam::${OWN}:root`;

function formOf(policy: object | string, partition = 'aws'): string {
  const text = typeof policy === 'string' ? policy : JSON.stringify(policy);
  return toNormalForm({ text, document: parsePolicy(text).document }, partition);
}

/** The form of a policy with one statement for everyone and kms:*, but for the elements given. */
const one = (elements: object, version = '2012-10-17') => formOf({ Version: version, Statement: allow(elements) });
const where = (operator: string, key: string, value: unknown) => ({ Condition: { [operator]: { [key]: value } } });

describe('the normal form is the same for', () => {
  it.each<[string, string, string]>([
    [
      'statements in another order',
      formOf({ Statement: [allow(), deny({ Action: 'kms:Encrypt' })] }),
      formOf({ Statement: [deny({ Action: 'kms:Encrypt' }), allow()] }),
    ],
    ['a statement that is given twice', formOf({ Statement: [allow(), allow()] }), one({})],
    ['one statement, and a list of one', formOf({ Statement: allow() }), formOf({ Statement: [allow()] })],
    ['another Sid and Id', formOf({ Id: 'a', Statement: allow({ Sid: 'b' }) }), one({})],
    ['elements in another order', formOf({ Statement: { Resource: '*', ...allow() } }), one({})],
    ['other whitespace', formOf(`{ "Statement" :\n[${JSON.stringify(allow(), null, 4)}] }`), one({})],
    [
      'one value, and a list of one',
      one({ Action: ['kms:*'], Resource: ['*'], Principal: { AWS: ['*'] } }),
      one({ Action: 'kms:*' }),
    ],
    [
      'values in another order',
      one({ Action: ['kms:a', 'kms:b'], Principal: { AWS: [APP, ROOT] } }),
      one({ Action: ['kms:b', 'kms:a'], Principal: { AWS: [ROOT, APP] } }),
    ],
    ['a value that is given twice', one({ Action: ['kms:a', 'kms:a'] }), one({ Action: 'kms:a' })],
    ['actions in another case', one({ Action: 'KMS:decrypt' }), one({ Action: 'kms:Decrypt' })],
    ['12 digits and the ARN of the account', one({ Principal: { AWS: OWN } }), one({ Principal: { AWS: ROOT } })],
    ['"*" and {"AWS": "*"}', one({ Principal: '*' }), one({ Principal: { AWS: '*' } })],
    [
      'names of services in another case',
      one({ Principal: { Service: 'Logs.amazonaws.com' } }),
      one({ Principal: { Service: 'logs.amazonaws.com' } }),
    ],
    [
      'condition keys in another case',
      one(where('StringEquals', 'kms:callerAccount', OWN)),
      one(where('StringEquals', 'kms:CallerAccount', [OWN])),
    ],
    ['a number and its text', one(where('NumericEquals', 'a:b', 7)), one(where('NumericEquals', 'a:b', '7'))],
    ['another Version without variables', one({}, '2012-10-17'), one({}, '2008-10-17')],
    [
      'no Version and 2008-10-17',
      formOf({ Statement: allow({ Resource: '${a}' }) }),
      one({ Resource: '${a}' }, '2008-10-17'),
    ],
  ])('%s', (_, form, other) => expect(form).toBe(other));
});

describe('the normal form is another for', () => {
  it.each<[string, string, string]>([
    ['another effect', one({}), formOf({ Statement: deny() })],
    [
      'another element of a pair',
      one({ Action: 'kms:a' }),
      formOf({ Statement: { Effect: 'Allow', Principal: '*', NotAction: 'kms:a', Resource: '*' } }),
    ],
    [
      'an empty list, and no element',
      formOf({ Statement: { Effect: 'Allow', Action: [] } }),
      formOf({ Statement: { Effect: 'Allow' } }),
    ],
    [
      'principals in another case',
      one({ Principal: { AWS: APP } }),
      one({ Principal: { AWS: APP.replace('App', 'app') } }),
    ],
    ['the same text under another key', one({ Principal: { AWS: APP } }), one({ Principal: { Federated: APP } })],
    [
      'an account of another partition',
      one({ Principal: { AWS: OWN } }),
      one({ Principal: { AWS: ROOT.replace('aws', 'aws-cn') } }),
    ],
    [
      'an account of the kind Federated, which can use no key',
      one({ Principal: { AWS: OWN } }),
      one({ Principal: { Federated: ROOT } }),
    ],
    [
      'an ARN that is not that of the account',
      one({ Principal: { AWS: OWN } }),
      one({ Principal: { AWS: ROOT.replace('iam:', 'iam:x') } }),
    ],
    [
      'two Versions with variables in another order',
      formOf(
        `{"Version": "2012-10-17", "Version": "2008-10-17", "Statement": ${JSON.stringify(allow({ Resource: '${a}' }))}}`,
      ),
      formOf(
        `{"Version": "2008-10-17", "Version": "2012-10-17", "Statement": ${JSON.stringify(allow({ Resource: '${a}' }))}}`,
      ),
    ],
    ['values in another case', one(where('StringEquals', 'a:b', 'x')), one(where('StringEquals', 'a:b', 'X'))],
    ['another operator', one(where('StringEquals', 'a:b', 'x')), one(where('StringLike', 'a:b', 'x'))],
    ['another Version with variables', one({ Resource: '${a}' }), one({ Resource: '${a}' }, '2008-10-17')],
    ['an unknown Version with variables', one({ Resource: '${a}' }, 'x'), one({ Resource: '${a}' }, '2008-10-17')],
    ['a statement that cannot be read', formOf({ Statement: [allow(), { Effect: 'allow' }] }), one({})],
    ['an element that is not known', one({ Conditions: 1 }), one({})],
    ['a part that cannot be read', one({ Action: ['kms:*', 7] }), one({ Action: ['kms:*', 8] })],
    [
      'a key that is given twice',
      formOf('{"Statement": {"Effect": "Allow", "Action": "a", "Action": "b"}}'),
      formOf('{"Statement": {"Effect": "Allow", "Action": "c", "Action": "b"}}'),
    ],
    [
      'statements that are given twice',
      formOf('{"Statement": [1], "Statement": []}'),
      formOf('{"Statement": [2], "Statement": []}'),
    ],
    ['other texts that are no policies', formOf('[]'), formOf('[ ]')],
  ])('%s', (_, form, other) => expect(form).not.toBe(other));
});

it('is the same for parts that cannot be read, in another order', () => {
  expect(one({ Action: ['kms:*', 7], Sid: 'a' })).toBe(one({ Sid: 'a', Action: [7, 'kms:*'] }));
});

it('takes 12 digits for an account of the partition of the key', () => {
  const china = ROOT.replace('aws', 'aws-cn');
  const form = (account: string) => formOf({ Statement: allow({ Principal: { AWS: account } }) }, 'aws-cn');
  expect(form(OWN)).toBe(form(china));
  expect(form(OWN)).not.toBe(form(ROOT));
});

it('is JSON that a person can read', () => {
  expect(JSON.parse(one({ Principal: { AWS: ROOT }, ...where('Bool', 'aws:SecureTransport', true) }))).toEqual({
    Statement: [
      `{"Principal":["${OWN}"],"Action":["kms:*"],"Effect":"ALLOW","Resource":["*"],"Condition":["[\\"Bool\\",\\"aws:securetransport\\",[\\"true\\"]]"]}`,
    ],
  });
});

it('is never the same for policies that answer a request differently', () => {
  const statement = fc
    .tuple(
      fc.constantFrom(allow, deny),
      fc.constantFrom<object>({}, { Principal: { AWS: APP } }, { Principal: { AWS: [APP] } }),
      fc.constantFrom<object>({}, { Action: 'KMS:*' }, { Action: 'kms:Decrypt' }),
      fc.constantFrom<object>({}, where('StringEquals', 'a:b', 'x'), where('StringEquals', 'A:B', ['x', 'x'])),
      fc.constantFrom<object>({}, { Sid: 'a' }),
    )
    .map(([create, ...elements]) => create(Object.assign({}, ...elements)));
  const policies = fc.tuple(...[1, 2].map(() => fc.array(statement, { minLength: 1, maxLength: 2 })));
  let same = 0;
  fc.assert(
    fc.property(policies, fc.constantFrom(APP, OWN), fc.constantFrom('x', 'y'), (both, principal, value) => {
      const [form, other] = both.map((Statement) => formOf({ Version: '2012-10-17', Statement }));
      if (form !== other) return;
      same += 1;
      const context = having('a:b', value);
      const [verdict, expected] = both.map((statements) => verdictOf({ statements, principal, context }));
      expect(verdict).toBe(expected);
    }),
    { numRuns: 2_000, seed: 14 },
  );
  expect(same).toBeGreaterThan(50);
});

it('does not depend on any order, at random', () => {
  fc.assert(
    fc.property(question, ({ statements }) => {
      const reversed = JSON.parse(JSON.stringify(statements), (_, each) =>
        Array.isArray(each) ? each.toReversed() : each,
      );
      expect(formOf({ Statement: reversed })).toBe(formOf({ Statement: statements }));
    }),
    { numRuns: 300 },
  );
});

it('is computed in milliseconds for the longest policy', () => {
  const statements = Array.from({ length: 700 }, (_, index) =>
    allow({ Principal: { AWS: `${APP}${index}` }, Resource: KEY.arn }),
  );
  const text = JSON.stringify({ Statement: statements });
  const start = performance.now();
  formOf(text);
  expect(text.length).toBeGreaterThan(100_000);
  expect(performance.now() - start).toBeLessThan(1_000);
});
