import { describe, expect, it } from 'vitest';
import type { SeedKey } from '../../src/embedded-kms/seed/seed.ts';
import { ACCOUNT, type Answer, type SetupOptions, setup } from '../_setup.ts';
import { bulkKeyId } from '../embedded-kms/_bulk-seed.ts';

type Page = {
  readonly nodes: readonly { readonly arn: string; readonly keyId: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const COUNT = 60;
const ROOT = { AWS: `arn:aws:iam::${ACCOUNT}:root` };

/** A policy of about 180 bytes for each statement. */
const toPolicy = (length: number, name: string, Resource = '*', Principal: object | string = ROOT) => ({
  Version: '2012-10-17',
  Statement: Array.from({ length }, (_, statement) => ({
    Sid: `Statement ${statement} of the key ${name}`,
    Effect: 'Allow',
    Principal,
    Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:DescribeKey', `kms:List${statement}`],
    Resource,
  })),
});

/** Keys with different policies of 8 KB each: together they exceed what one request may compute. The last is public. */
const DIFFERENT: readonly SeedKey[] = Array.from({ length: COUNT }, (_, index) => ({
  keyId: bulkKeyId(index),
  policy: toPolicy(40, `${index}`, '*', index === COUNT - 1 ? '*' : ROOT),
}));

/** Replica keys, the policies of which differ from those of their primary keys. */
const REPLICAS: readonly SeedKey[] = Array.from({ length: 20 }, (_, index) => {
  const keyId = `mrk-${bulkKeyId(index).replaceAll('-', '')}`;
  const multiRegion = { primaryRegion: 'us-east-1', replicaRegions: ['us-east-2'] };
  return ['us-east-1', 'us-east-2'].map((region) => {
    // The policies of one pair mean something else: the last one's.
    const policy = toPolicy(10, `${index} ${region}`, '*', index === 19 && region === 'us-east-2' ? '*' : ROOT);
    return { keyId, region, multiRegion, policy };
  });
}).flat();

const REGIONS = ['ap-south-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'us-east-1', 'us-east-2', 'us-west-1'];

/** Reads all pages of each of these lists, which one request has. */
async function readLists(lists: Readonly<Record<string, string>>, options: SetupOptions) {
  const { query } = await setup({ connect: 'places', ...options });
  const found: Page['nodes'][number][] = [];
  const after: Record<string, string | null> = {};
  let left = Object.keys(lists);
  let pages = 0;
  while (left.length > 0 && pages < COUNT) {
    const fields = left.map((name) => `${name}: ${lists[name]}`.replace('(', `(after: $${name}, `));
    const answer: Answer<Record<string, Page>> = await query(
      `query (${left.map((name) => `$${name}: String`)}) { ${fields.map((field) => `${field} { nodes { arn keyId } pageInfo { hasNextPage endCursor } }`).join(' ')} }`,
      after,
    );
    expect(answer.errors).toBeUndefined();
    for (const name of left) {
      const { nodes, pageInfo } = answer.data[name] as Page;
      found.push(...nodes);
      after[name] = pageInfo.endCursor;
    }
    left = left.filter((name) => answer.data[name]?.pageInfo.hasNextPage);
    pages++;
  }
  expect(pages).toBeGreaterThan(1);
  return found.map(({ keyId }) => keyId);
}

describe('a filter that computes more than a request may ends its page early, and finds all', () => {
  // What the policies cost is far more than the limit.
  it.each([
    ['findings: { codes: [PUBLIC] }', '60000'],
    ['principal: "*"', '6000'],
  ])('of different policies: %s', async (filter, limit) => {
    for (const field of ['keys', 'allKeys']) {
      const options = { seed: { keys: DIFFERENT }, env: { MAX_RESULT_SIZE: limit } };
      expect(await readLists({ all: `${field}(filter: { ${filter} })` }, options)).toEqual([bulkKeyId(COUNT - 1)]);
    }
  });

  it('of one policy that is evaluated for each key, because it names keys', async () => {
    const policy = toPolicy(7, '', `arn:aws:kms:us-east-2:${ACCOUNT}:key/*`);
    const keys = DIFFERENT.map(({ keyId }) => ({ keyId, policy }));
    const options = { seed: { keys }, env: { MAX_RESULT_SIZE: '20000' } };
    expect(await readLists({ all: 'allKeys(first: 1, filter: { findings: { codes: [PUBLIC] } })' }, options)).toEqual(
      [],
    );
  });

  it('of one policy that is evaluated for each account and Region', async () => {
    const policy = toPolicy(40, '');
    const keys = REGIONS.map((region) => ({ keyId: bulkKeyId(1), region, policy }));
    const options = { seed: { keys }, env: { MAX_RESULT_SIZE: '20000' } };
    expect(await readLists({ all: 'allKeys(filter: { findings: { codes: [PUBLIC] } })' }, options)).toEqual([]);
  });

  it('of replica keys, whose policies are compared with those of their primary keys', async () => {
    const filter = '{ findings: { codes: [REPLICA_POLICY_DIFFERS] } }';
    const options = { seed: { keys: REPLICAS }, env: { MAX_RESULT_SIZE: '40000' } };
    expect(await readLists({ all: `allKeys(filter: ${filter})` }, options)).toEqual([REPLICAS.at(-1)?.keyId]);
  });

  it('of several lists in one request, which share what it may compute', async () => {
    const codes = ['PUBLIC', 'EXTERNAL_ACCOUNT', 'ORPHAN_PRINCIPAL', 'PUBLIC_VIA_SERVICE'];
    const lists = codes.map((code) => [code, `allKeys(filter: { findings: { codes: [${code}] } })`]);
    const keys = DIFFERENT.slice(0, 20);
    const options = { seed: { keys }, env: { MAX_RESULT_SIZE: '80000', MAX_KMS_CALLS: '100000' } };
    expect(await readLists(Object.fromEntries(lists), options)).toEqual([]);
  });
});

it('a filter gives a key whose policy alone is too much, in a page of its own', async () => {
  const { query } = await setup({ seed: { keys: DIFFERENT }, env: { MAX_RESULT_SIZE: '2500' } });
  const found: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 3; page++) {
    const { data, errors }: Answer<Record<string, Page>> = await query(
      'query ($after: String) { allKeys(first: 5, after: $after, filter: { findings: { codes: [PUBLIC] } }) { nodes { keyId } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    expect([errors, data.allKeys?.pageInfo.hasNextPage]).toEqual([undefined, true]);
    found.push(...(data.allKeys?.nodes ?? []).map(({ keyId }) => keyId));
    after = data.allKeys?.pageInfo.endCursor ?? null;
  }
  const all = DIFFERENT.map(({ keyId }) => keyId);
  expect(found).toEqual(all.sort().slice(0, 3));
});
