import { CreateGrantCommand, KMSClient } from '@aws-sdk/client-kms';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ACCOUNT, type Answer, DOC_KEY, REGION, setup } from '../_setup.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { graphql } from '../generated/gql.ts';
import type { DetailsQuery } from '../generated/graphql.ts';

describe('a key with more than KMS gives a call', () => {
  const names = Array.from({ length: 120 }, (_, index) => `alias/many/${`${index}`.padStart(3, '0')}`);
  const tags = Array.from({ length: 51 }, (_, index) => ({ key: `tag-${index}`, value: '' }));
  const { keys } = bulkSeed(8);
  const seed = { keys: keys.map((key, index) => (index === 0 ? { ...key, aliases: names, tags } : key)) };

  it('has all its aliases, in one page or many, in a list of keys or alone', async () => {
    const { query } = await setup({ seed });
    type Page = { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    const selection = 'aliases(first: $first, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } }';
    const all = await query<{ keys: { nodes: { aliases: Page }[] } }, object>(
      'query ($first: Int, $after: String) { keys { nodes { aliases(first: $first, after: $after) { nodes { name } } } } }',
      { first: 1000 },
    );
    expect(Math.max(...all.data.keys.nodes.map(({ aliases }) => aliases.nodes.length))).toBe(120);
    const found: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data, errors }: Answer<{ key: { aliases: Page } }> = await query(
        `query ($id: ID!, $first: Int, $after: String) { key(id: $id) { ${selection} } }`,
        { id: bulkKeyId(0), first: 70, after },
      );
      expect(errors).toBeUndefined();
      found.push(...data.key.aliases.nodes.map(({ name }) => name));
      after = data.key.aliases.pageInfo.endCursor;
      more = data.key.aliases.pageInfo.hasNextPage;
    }
    expect(found).toEqual(names);
  });

  it('is given by a filter for aliases, which it may have', async () => {
    const { query, kms } = await setup({ seed });
    const { data } = await query<{ keys: { nodes: { keyId: string }[] } }, object>(
      '{ keys(filter: { aliasPrefix: "alias/none" }) { nodes { keyId } } }',
    );
    expect(data.keys.nodes).toEqual([{ keyId: bulkKeyId(0) }]);
    expect(kms.callCount('ListAliases')).toBeLessThanOrEqual(10);
  });

  it('has null for more tags than a key can have, after one call: the list may never end', async () => {
    const { query, kms } = await setup({ seed });
    const { data, errors } = await query('query ($id: ID!) { key(id: $id) { tags { key } } }', { id: bulkKeyId(0) });
    expect(data).toEqual({ key: { tags: null } });
    expect(errors).toMatchObject([{ path: ['key', 'tags'], extensions: { code: 'BrokenAnswer' } }]);
    expect(kms.callCount()).toBe(1);
  });
});

describe('Key.tags, rotation and grants', () => {
  const DETAILS = graphql(`
    query Details($id: ID!, $first: Int, $after: String) {
      key(id: $id) {
        tags { key value }
        rotation { enabled periodInDays nextRotationAt onDemandStartedAt }
        grants(first: $first, after: $after) {
          nodes { grantId name granteePrincipal retiringPrincipal issuingAccount operations createdAt constraints }
          pageInfo { hasNextPage endCursor }
        }
        again: grants(first: $first, after: $after) { nodes { grantId } }
      }
    }
  `);

  it('cost one call each, once per key and request', async () => {
    const { query, kms } = await setup({
      seed: {
        keys: [
          {
            keyId: DOC_KEY,
            tags: [
              { key: 'Team', value: 'Payments' },
              { key: 'Empty', value: '' },
            ],
          },
        ],
      },
    });
    const { data, errors } = await query(DETAILS, { id: DOC_KEY });
    expect(errors).toBeUndefined();
    expect(data.key?.tags).toEqual(
      expect.arrayContaining([
        { key: 'Team', value: 'Payments' },
        { key: 'Empty', value: '' },
      ]),
    );
    expect(data.key?.rotation).toEqual({
      enabled: false,
      periodInDays: null,
      nextRotationAt: null,
      onDemandStartedAt: null,
    });
    expect(data.key?.grants?.nodes).toEqual([]);
    const calls = ['ListResourceTags', 'GetKeyRotationStatus', 'ListGrants'].map((operation) =>
      kms.callCount(operation),
    );
    expect([...calls, kms.callCount()]).toEqual([1, 1, 1, 3]);
  });

  it('reach every grant, paged as KMS pages them', async () => {
    const { query, kms } = await setup();
    const client = new KMSClient({
      region: REGION,
      endpoint: kms.url,
      credentials: { accessKeyId: ACCOUNT, secretAccessKey: 'x' },
    });
    onTestFinished(() => client.destroy());
    const created = await Promise.all(
      Array.from({ length: 230 }, (_, index) =>
        client.send(
          new CreateGrantCommand({
            KeyId: DOC_KEY,
            Name: `grant-${index}`,
            GranteePrincipal: `arn:aws:iam::${ACCOUNT}:role/worker`,
            Operations: ['Decrypt', 'GenerateDataKey'],
            Constraints: { EncryptionContextSubset: { Department: 'Finance' } },
          }),
        ),
      ),
    );
    kms.resetCallCounts();
    const found: string[] = [];
    let after: string | null = null;
    do {
      const answer: Answer<DetailsQuery> = await query(DETAILS, { id: DOC_KEY, first: 150, after });
      const { nodes = [], pageInfo } = answer.data.key?.grants ?? {};
      expect(nodes[0]).toMatchObject({
        granteePrincipal: `arn:aws:iam::${ACCOUNT}:role/worker`,
        operations: ['Decrypt', 'GenerateDataKey'],
        constraints: { EncryptionContextSubset: { Department: 'Finance' } },
      });
      found.push(...nodes.map(({ grantId }) => grantId));
      after = pageInfo?.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(found.toSorted()).toEqual(created.map(({ GrantId }) => GrantId).toSorted());
    expect(kms.callCount('ListGrants')).toBe(3);
  });

  it('say that rotation is off for an asymmetric key', async () => {
    const { query } = await setup();
    const { data, errors } = await query('{ key(id: "alias/mobile/release-signing") { rotation { enabled } } }');
    expect({ data, errors }).toEqual({ data: { key: { rotation: { enabled: false } } }, errors: undefined });
  });

  it('say in errors[] why a key with imported material cannot rotate', async () => {
    const { query } = await setup({ seed: { keys: [{ keyId: DOC_KEY, origin: 'EXTERNAL' }] } });
    const { data, errors } = await query(`{ key(id: "${DOC_KEY}") { rotation { enabled } tags { key } } }`);
    expect(data).toMatchObject({ key: { rotation: null, tags: expect.any(Array) } });
    expect(errors).toMatchObject([
      {
        path: ['key', 'rotation'],
        extensions: { code: 'UnsupportedOperationException', operation: 'GetKeyRotationStatus' },
      },
    ]);
  });
});
