import { describe, expect, it } from 'vitest';
import { ACCOUNT, setup } from '../_setup.ts';
import { graphql } from '../generated/gql.ts';

const nested = `{"Statement": ${'['.repeat(16_000)}${']'.repeat(16_000)}}`;
const allow = `{"Effect": "Allow", "Principal": "*", "Action": "kms:*", "Resource": "*"}`;

const POLICIES: Record<string, { text: string; pointers: string[]; statements: number | null }> = {
  'not JSON': { text: 'Not a policy \u00e9', pointers: [''], statements: null },
  'nested 16,000 deep': { text: nested, pointers: [expect.stringContaining('/Statement/0')], statements: null },
  'with a duplicate key': {
    text: `{"Version": "2012-10-17", "Statement": [${allow}], "Statement": []}`,
    pointers: ['/Statement'],
    statements: 0,
  },
  'with __proto__': {
    text: `{"__proto__": {"polluted": true}, "Version": "2012-10-17", "Statement": [${allow}]}`,
    pointers: ['/__proto__'],
    statements: 1,
  },
  sound: { text: `{"Version": "2012-10-17", "Statement": ${allow}}`, pointers: [], statements: 1 },
};

describe('a policy that is', () => {
  const names = Object.keys(POLICIES);
  const keyIds = names.map((_, index) => `00000000-0000-4000-8000-00000000000${index}`);

  it.each(names)('%s keeps its text, tells its problems, and does no harm to its siblings', async (name) => {
    const keys = names.map((each, index) => ({ keyId: keyIds[index] ?? '', policy: POLICIES[each]?.text ?? '' }));
    const { query } = await setup({ seed: { keys } });
    const { data, errors } = await query(
      graphql(`
        query Hostile {
          keys {
            nodes {
              keyId
              policy {
                ... on KeyPolicy { text problems { message pointer } document { json statements { sid principals { kind value } } } }
              }
            }
          }
        }
      `),
    );
    expect(errors).toBeUndefined();
    expect(data.keys?.nodes.map(({ keyId }) => keyId)).toEqual(keyIds);
    const policy = data.keys?.nodes[names.indexOf(name)]?.policy;
    const { text, pointers, statements } = POLICIES[name] ?? { text: '', pointers: [], statements: null };
    expect(policy).toMatchObject({ text });
    if (!policy || !('problems' in policy)) throw new Error('not a policy');
    expect(policy.problems.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(policy.document?.statements.length ?? null).toBe(statements);
    expect({}).not.toHaveProperty('polluted');
  });

  it(`of account ${ACCOUNT} and has __proto__ as a key shows it in json`, async () => {
    const { query } = await setup({
      seed: { keys: [{ keyId: keyIds[0] ?? '', policy: POLICIES['with __proto__']?.text ?? '' }] },
    });
    const { data } = await query(`{ keys { nodes { policy { ... on KeyPolicy { document { json } } } } } }`);
    expect(JSON.stringify(data)).toContain('"__proto__":{"polluted":true}');
  });
});
