import { describe, expect, it } from 'vitest';
import { ACCOUNT, arnOf, REGION } from '../_setup.ts';
import { DIFF_CASES } from '../analysis/_diff.ts';
import { allow, DELEGATES, deny, ROLE, toPolicy } from './_access.ts';
import { KEY_ID, OTHER_ID, SAME, setupKeys } from './_diff.ts';

const DECRYPT = allow(ROLE, 'kms:Decrypt');

const toChange = (change: Record<string, unknown> & { principal: { value: string } }) => ({
  ...change,
  principal: change.principal.value,
});

describe('KeyPolicy.diff', () => {
  it.each(DIFF_CASES)(
    'answers case $id as the analysis does, with a text and with a key',
    async ({ before, after, expected }) => {
      const [policy, other] = [JSON.stringify(after), JSON.stringify(before)];
      const { diff: compare } = await setupKeys({ policy, other });
      for (const against of [{ text: other }, { keyArn: arnOf(OTHER_ID) }]) {
        const { diff, errors } = await compare(against);
        const found = { ...diff, newAccess: diff.newAccess.map(toChange), lostAccess: diff.lostAccess.map(toChange) };
        expect({ found, errors }).toMatchObject({ found: expected, errors: undefined });
      }
    },
  );

  it('has witnesses for which Key.access gives the verdict of this policy', async () => {
    const { diff: compare, ask } = await setupKeys({
      policy: toPolicy(
        DELEGATES,
        DECRYPT,
        deny('*', 'kms:Encrypt', { Condition: { StringNotEquals: { 'kms:ViaService': 'a.amazonaws.com' } } }),
      ),
    });
    const { diff } = await compare({ text: toPolicy(DELEGATES) });
    const changes = [...diff.newAccess, ...diff.lostAccess];
    expect(changes.length).toBeGreaterThan(2);
    for (const { witness, to } of changes) {
      const { principal, action, keys, absent, verdict } = witness;
      const { key } = await ask(
        KEY_ID,
        'access(principal: $principal, action: $action, context: $context) { verdict }',
        { principal, action, context: { keys, absent } },
        '($principal: String!, $action: String!, $context: AccessContext)',
      );
      expect([verdict, key]).toEqual([to, { access: { verdict: to } }]);
    }
  });

  it('makes no call for a text, and one GetKeyPolicy for another key', async () => {
    const { diff: compare } = await setupKeys({ policy: toPolicy(DECRYPT) });
    expect((await compare({ text: toPolicy(DECRYPT) })).operations).toEqual(['GetKeyPolicy']);
    expect((await compare({ keyArn: arnOf(OTHER_ID) })).operations).toEqual(['GetKeyPolicy', 'GetKeyPolicy']);
    expect((await compare({ keyArn: arnOf(KEY_ID) })).operations).toEqual(['GetKeyPolicy']);
  });

  it('makes one DescribeKey per key whose policy has a condition on the key', async () => {
    const bySpec = allow(ROLE, 'kms:Decrypt', { Condition: { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } } });
    const { diff: compare } = await setupKeys({ policy: toPolicy(bySpec), other: toPolicy(DECRYPT) });
    const { diff, operations } = await compare({ keyArn: arnOf(OTHER_ID) });
    expect([diff, operations]).toEqual([SAME, ['DescribeKey', 'GetKeyPolicy', 'GetKeyPolicy']]);
  });

  it('leaves undecided what depends on a key that cannot be described', async () => {
    const bySpec = allow(ROLE, 'kms:Decrypt', { Condition: { StringEquals: { 'kms:KeySpec': 'RSA_2048' } } });
    const faults = [{ operation: 'DescribeKey', fault: { kind: 'error', code: 'AccessDeniedException' } as const }];
    const { diff: compare } = await setupKeys({ policy: toPolicy(bySpec), faults });
    const { diff, errors } = await compare({ text: toPolicy() });
    expect({ ...diff, errors }).toMatchObject({
      equivalent: false,
      newAccess: [],
      undecided: [
        {
          from: 'NOT_ALLOWED',
          to: 'UNKNOWN',
          reasons: expect.arrayContaining([
            expect.objectContaining({
              code: 'MISSING_KEY',
              conditionKey: 'kms:KeySpec',
              message: expect.stringMatching(/^This policy: /),
            }),
          ]),
        },
      ],
      errors: undefined,
    });
  });
});

describe('there is no comparison, but a failure that says why', () => {
  const NOTHING = { equivalent: false, exact: false, newAccess: [], lostAccess: [], undecided: [] };

  it('with a key that does not exist', async () => {
    const { diff: compare } = await setupKeys({ policy: toPolicy(DECRYPT) });
    const { diff, errors } = await compare({ keyArn: arnOf('0ccccccc-12ab-34cd-56ef-1234567890ab') });
    expect({ diff, errors }).toEqual({
      diff: {
        ...NOTHING,
        failure: {
          code: 'POLICY_UNREADABLE',
          message: 'The policy of against.keyArn could not be read.',
          failure: { code: 'NotFoundException' },
        },
      },
      errors: undefined,
    });
  });

  it.each<[string, string, string, string]>([
    [
      'with a text that is no JSON',
      toPolicy(DECRYPT),
      'x',
      'The text in against.text is not a policy document. The text is not JSON',
    ],
    [
      'with a text that is no object',
      toPolicy(DECRYPT),
      '[]',
      'The text in against.text is not a policy document. The text is a list',
    ],
    [
      'with the answer of GetKeyPolicy instead of the policy in it',
      toPolicy(DECRYPT),
      JSON.stringify({ Policy: toPolicy(DECRYPT), PolicyName: 'default' }),
      'It has no Statement. Give the policy itself',
    ],
    ['if this policy is none', '[]', toPolicy(DECRYPT), 'This policy is not a policy document. The text is a list'],
  ])('%s', async (_, policy, text, message) => {
    const { diff: compare } = await setupKeys({ policy });
    const { diff, errors } = await compare({ text });
    expect({ diff, errors }).toMatchObject({
      diff: {
        ...NOTHING,
        failure: { code: 'POLICY_UNPARSABLE', message: expect.stringContaining(message), failure: null },
      },
      errors: undefined,
    });
  });
});

describe('against is refused', () => {
  it.each<[string, object, string]>([
    ['with neither a key nor a text', {}, 'Exactly one key must be specified'],
    ['with both', { keyArn: arnOf(OTHER_ID), text: '{}' }, 'Exactly one key must be specified'],
    ['with a text that is null', { text: null }, 'must be non-null'],
    [
      'with a text that is too long',
      { text: ' '.repeat(40_961) },
      'against.text has 40961 characters: expected at most 40960.',
    ],
    ['with an alias', { keyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:alias/app` }, 'not of an alias'],
    ['with a key ID', { keyArn: OTHER_ID }, 'Invalid ARN'],
  ])('%s', async (_, against, message) => {
    const { diff: compare } = await setupKeys({ policy: toPolicy(DECRYPT) });
    const { errors, operations } = await compare(against);
    expect(errors?.[0]?.message).toContain(message);
    expect(operations.length).toBeLessThanOrEqual(1); // the policy itself
  });

  it('is a oneOf input in introspection', async () => {
    const { query } = await setupKeys({ policy: toPolicy(DECRYPT) });
    const { data } = await query('{ __type(name: "PolicySource") { isOneOf inputFields { name } } }');
    expect(data).toEqual({ __type: { isOneOf: true, inputFields: [{ name: 'keyArn' }, { name: 'text' }] } });
  });
});
