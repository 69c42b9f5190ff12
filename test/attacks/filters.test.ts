import { describe, expect, it } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, type Answer, setup } from '../_setup.ts';
import { bulkKeyId } from '../embedded-kms/_bulk-seed.ts';

type Page = {
  readonly nodes: readonly { readonly keyId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const COUNT = 60;

/** Keys with different policies of 8 KB each: together they exceed what one request may compute. */
function seed(): Seed {
  const keys = Array.from({ length: COUNT }, (_, index) => ({
    keyId: bulkKeyId(index),
    policy: {
      Version: '2012-10-17',
      Statement: Array.from({ length: 40 }, (_, statement) => ({
        Sid: `Statement ${statement} of the key ${index}`,
        Effect: 'Allow',
        Principal: index === COUNT - 1 ? '*' : { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', `kms:List${statement}`],
        Resource: '*',
      })),
    },
  }));
  return { keys };
}

describe('a filter that computes more than a request may', () => {
  it.each(['findings: { codes: [PUBLIC] }', 'principal: "*"'])(
    'ends its page early, and finds all: %s',
    async (filter) => {
      // What the policies cost is far more than the limit.
      const env = { MAX_RESULT_SIZE: filter.startsWith('findings') ? '60000' : '6000' };
      for (const field of ['keys', 'allKeys']) {
        const { query } = await setup({ seed: seed(), env });
        const found: string[] = [];
        let after: string | null = null;
        let pages = 0;
        do {
          const answer: Answer<Record<string, Page>> = await query(
            `query ($after: String) { ${field}(after: $after, filter: { ${filter} }) { nodes { keyId } pageInfo { hasNextPage endCursor } } }`,
            { after },
          );
          expect(answer.errors).toBeUndefined();
          const { nodes, pageInfo } = answer.data[field] as Page;
          found.push(...nodes.map(({ keyId }) => keyId));
          after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
          pages++;
        } while (after !== null && pages < COUNT);
        expect(found).toEqual([bulkKeyId(COUNT - 1)]);
        expect(pages).toBeGreaterThan(1);
      }
    },
  );

  it('gives a key whose policy alone is too much, in a page of its own', async () => {
    const { query } = await setup({ seed: seed(), env: { MAX_RESULT_SIZE: '2500' } });
    const ask = (after: string | null) =>
      query<Record<string, Page>, object>(
        'query ($after: String) { allKeys(first: 5, after: $after, filter: { findings: { codes: [PUBLIC] } }) { nodes { keyId } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page++) {
      const { data, errors }: Answer<Record<string, Page>> = await ask(after);
      expect([errors, data.allKeys?.pageInfo.hasNextPage]).toEqual([undefined, true]);
      found.push(...(data.allKeys?.nodes ?? []).map(({ keyId }) => keyId));
      after = data.allKeys?.pageInfo.endCursor ?? null;
    }
    const all = seed().keys.map(({ keyId }) => keyId);
    expect(found).toEqual(all.sort().slice(0, 3));
  });
});
