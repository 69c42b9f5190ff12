import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { allow, deny, toPolicy } from '../graphql/_access.ts';
import { serve } from '../server/_serve.ts';

const KEY_ID = '0aaaaaaa-12ab-34cd-56ef-1234567890ab';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/App`;
const SEED = { keys: [{ keyId: KEY_ID, policy: toPolicy(allow(`arn:aws:iam::${ACCOUNT}:root`)) }] };
const ACCESS = 'access(principal: $p, action: "kms:Decrypt", context: $c, identityPolicies: $i) { verdict }';
const HEAD = 'query($p: String!, $c: AccessContext, $i: [String!])';

/** Milliseconds of CPU time, of gateway and test. Without a bound, the attacks take half a minute and more. */
const LIMIT = 3_000;

/** As many identity policies as a body can have, full of values of one condition. */
function toPolicies(count: number, operator: string, key: string, value: string): readonly string[] {
  const values = Array(Math.floor(20_200 / (value.length + 3))).fill(value);
  const policy = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { [operator]: { [key]: values } } };
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({ Version: '2012-10-17', Id: `${index}`, Statement: policy }),
  );
}

const having = (key: string, ...values: readonly string[]) => ({ keys: [{ key, values }], complete: true });
const LONG = Array.from({ length: 100 }, (_, index) => `${'a'.repeat(2_040)}${index}`);
const SHORT = Array.from({ length: 100 }, (_, index) => `a${index}`);
const VARIABLE = ['$', '{aws:PrincipalTag/a}'].join('');

async function post(variables: object, fields = ACCESS) {
  const { post: send } = await serve({ seed: SEED, env: { REQUEST_DEADLINE_MS: '60000' } });
  const start = process.cpuUsage();
  const { body } = await send(`${HEAD} { key(id: "${KEY_ID}") { ${fields} } }`, {
    variables: { p: ROLE, ...variables },
  });
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1_000).toBeLessThan(LIMIT);
  return JSON.parse(body);
}

describe('an evaluation is refused before it takes long:', () => {
  it.each<[string, object]>([
    [
      'patterns that search long values',
      { c: having('x:y', ...LONG), i: toPolicies(3, 'ForAnyValue:StringLike', 'x:y', '*b?*') },
    ],
    [
      'many values and many patterns',
      { c: having('x:y', ...SHORT), i: toPolicies(14, 'ForAnyValue:StringLike', 'x:y', 'b*') },
    ],
    [
      'patterns that search a long principal',
      { p: `${ROLE}${'a'.repeat(2_000)}`, i: toPolicies(14, 'ArnLike', 'aws:PrincipalArn', 'a:a:a:a:a:*b?*') },
    ],
    [
      'many ranges of addresses',
      { c: having('aws:SourceIp', '::1'), i: toPolicies(14, 'IpAddress', 'aws:SourceIp', '::/9') },
    ],
    [
      'variables that make patterns long',
      {
        c: {
          keys: [
            { key: 'aws:PrincipalTag/a', values: ['a'.repeat(2_048)] },
            { key: 'x:y', values: SHORT },
          ],
        },
        i: toPolicies(14, 'ForAnyValue:StringLike', 'x:y', `*${VARIABLE.repeat(40)}?*`),
      },
    ],
  ])(
    '%s',
    async (_, variables) => {
      expect(await post(variables)).toMatchObject({ errors: [{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }] });
    },
    60_000,
  );

  it('patterns of actions, again and again', async () => {
    const Action = Array(2_900).fill('*q?*');
    const i = Array.from({ length: 14 }, (_, Id) =>
      JSON.stringify({ Id: `${Id}`, Statement: { Effect: 'Deny', Action, Resource: '*' } }),
    );
    const fields = Array.from({ length: 30 }, (_, index) => `a${index}: ${ACCESS}`).join(' ');
    expect(await post({ i }, fields)).toMatchObject({
      errors: [{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }],
    });
  }, 60_000);

  it('identity policies of an action that is not about a key, again and again', async () => {
    const field = ACCESS.replace('Decrypt', 'CreateKey');
    const fields = Array.from({ length: 30 }, (_, index) => `a${index}: ${field}`).join(' ');
    const answer = await post({ c: having('x:y', 'a'), i: toPolicies(14, 'StringLike', 'x:y', 'b*') }, fields);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }] });
  }, 60_000);
});

it('permissions are not listed of a key policy whose patterns search a long principal for each action', async () => {
  const principal = `${ROLE}${'a'.repeat(500)}`;
  const Condition = { StringLike: { 'aws:PrincipalArn': Array(4_000).fill('*b?*') } };
  const policy = toPolicy(allow(principal, '*', { Condition }), deny('*', '*', { Condition: {} }));
  const { post: send } = await serve({ seed: { keys: [{ keyId: KEY_ID, policy }] } });
  const { body } = await send(`{ key(id: "${KEY_ID}") { principals { nodes { permissions { verdict } } } } }`);
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'RESULT_SIZE_LIMIT_EXCEEDED' } }] });
}, 60_000);

it('ordinary policies and contexts are evaluated', async () => {
  const i = toPolicies(5, 'ForAnyValue:StringLike', 'aws:CalledVia', '*.amazonaws.com').map((text) =>
    text.replace('"Deny"', '"Allow"'),
  );
  const c = having('aws:CalledVia', 'athena.amazonaws.com', 's3.amazonaws.com');
  expect(await post({ c, i })).toEqual({ data: { key: { access: { verdict: 'ALLOWED' } } } });
}, 60_000);
