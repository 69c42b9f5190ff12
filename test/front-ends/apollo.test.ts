import { readFileSync } from 'node:fs';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import { parse } from 'graphql';
import { expect, it, onTestFinished, vi } from 'vitest';
import generated from '../../schema/possible-types.json' with { type: 'json' };
import { DOC_KEY, type SetupOptions, setup } from '../_setup.ts';
import { graphql } from '../generated/index.ts';
import { allKeys } from './_all-keys-policy.ts';

const POLICIES = parse(
  graphql(`
    query PoliciesOfAFrontEnd($there: ID!, $gone: ID!) {
      there: key(id: $there) { id policy { ...Result } }
      gone: key(id: $gone) { id policy { ...Result } }
    }
    fragment Result on KeyPolicyResult {
      ... on KeyPolicy { name digest }
      ... on KmsException { code message }
    }
  `).toString(),
);

/** What Apollo Client reads back from its cache after it has asked the gateway. */
async function readBack(cache: InMemoryCache) {
  const { gateway } = await setup();
  const fetch: typeof globalThis.fetch = async (input, init) => gateway.fetch(new Request(input, init));
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: 'http://gateway/graphql', fetch }) });
  const variables = { there: DOC_KEY, gone: '00000000-0000-4000-8000-000000000000' };
  await client.query({ query: POLICIES, variables });
  client.stop();
  return cache.readQuery({ query: POLICIES, variables });
}

it('Apollo Client reads fragments on the union and on KmsException from its cache, whole', async () => {
  expect(await readBack(new InMemoryCache(generated))).toMatchObject({
    there: { policy: { __typename: 'KeyPolicy', name: 'default', digest: expect.any(String) } },
    gone: { policy: { __typename: 'KmsNotFoundException', code: 'NotFoundException', message: expect.any(String) } },
  });
});

it('Apollo Client loses them, with a warning, where it does not know the possible types', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warn.mockRestore());
  expect(await readBack(new InMemoryCache())).toMatchObject({
    there: { policy: expect.not.objectContaining({ name: 'default' }) },
    gone: { policy: expect.not.objectContaining({ code: 'NotFoundException' }) },
  });
  expect(String(warn.mock.calls)).toContain('possibleTypes');
});

// docs/clients.md recommends this cache.
const MERGING = { ...generated, typePolicies: { Key: { fields: { policy: { merge: true } } } } };

/** Two components of one page, each with its own part of the policy of one key. */
const PARTS = [
  graphql(`query TextOfAPolicy($id: ID!) {
    key(id: $id) { id policy { ... on KeyPolicy { text digest } ... on KmsException { code } } }
  }`),
  graphql(`query DocumentOfAPolicy($id: ID!) {
    key(id: $id) { id policy { ... on KeyPolicy { fetchedAt document { version } } ... on KmsException { code } } }
  }`),
].map((document) => parse(document.toString()));

/** Apollo Client over a gateway; `requests` counts what it sends. */
async function connect(cache: InMemoryCache, options: SetupOptions = {}) {
  const { gateway, kms } = await setup(options);
  let requests = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests++;
    return await gateway.fetch(new Request(input, init));
  };
  const client = new ApolloClient({ cache, link: new HttpLink({ uri: 'http://gateway/graphql', fetch }) });
  onTestFinished(() => client.stop());
  return { client, kms, requests: () => requests };
}

/** Watches both parts. `areWhole` is true once each has been shown, and none is loading. */
async function watchParts(cache: InMemoryCache) {
  const { client, requests } = await connect(cache);
  const queries = PARTS.map((query) => client.watchQuery({ query, variables: { id: DOC_KEY } }));
  const watched = queries.map((query) => query.subscribe({}));
  onTestFinished(() => {
    for (const each of watched) each.unsubscribe();
  });
  const areWhole = () => queries.every((query) => query.getCurrentResult().dataState === 'complete');
  return { requests, areWhole };
}

it('Apollo Client requests two parts of one policy once each, where Key.policy is merged', async () => {
  const { requests, areWhole } = await watchParts(new InMemoryCache(MERGING));
  await vi.waitFor(() => expect(areWhole()).toBe(true), 10_000);
  expect(requests()).toBe(PARTS.length);
});

it('Apollo Client requests them again, with a warning, where Key.policy is not merged', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  onTestFinished(() => warn.mockRestore());
  const { requests } = await watchParts(new InMemoryCache(generated));
  await vi.waitFor(() => expect(requests()).toBeGreaterThan(PARTS.length), 10_000);
  expect(String(warn.mock.calls)).toContain('Key');
});

it('Apollo Client replaces a merged policy by a failure as a whole', async () => {
  const { client, kms } = await connect(new InMemoryCache(MERGING));
  const ask = async () => {
    const [query = PARTS[0]] = PARTS;
    return await client.query({ query: query as never, variables: { id: DOC_KEY }, fetchPolicy: 'network-only' });
  };
  await ask();
  const fault = { kind: 'error', code: 'AccessDeniedException' } as const;
  kms.setFaults([{ operation: 'GetKeyPolicy', fault }]);
  const { data } = await ask();
  expect(data).toMatchObject({ key: { id: expect.any(String) } });
  expect((data as { key: { policy: object } }).key.policy).toEqual({
    __typename: 'KmsAccessDeniedException',
    code: 'AccessDeniedException',
  });
});

const PAGES_OF_ALL_KEYS = parse(
  graphql(`
    query PagesOfAllKeys($after: String) {
      allKeys(first: 2, after: $after) {
        nodes { id arn }
        failures { accountId region }
        policyCoverage { total readable denied throttled failed }
        pageInfo { hasNextPage endCursor }
      }
    }
  `).toString(),
);

it('Apollo Client joins keys, failures and coverage of all pages of allKeys, with the policy of docs/clients.md', async () => {
  expect(readFileSync('docs/clients.md', 'utf8')).toContain(
    `\`\`\`ts\n${readFileSync('test/front-ends/_all-keys-policy.ts', 'utf8')}\`\`\`\n`,
  );
  const cache = new InMemoryCache({ ...generated, typePolicies: { Query: { fields: { allKeys } } } });
  const fault = { kind: 'error', code: 'AccessDeniedException' } as const;
  const region = 'eu-west-1';
  const places = ['111122223333', '222233334444', '333344445555'].map((accountId) => ({ accountId, region }));
  const { client } = await connect(cache, {
    seed: {
      keys: places.flatMap((place) => ['a', 'b', 'c'].map((keyId) => ({ keyId, ...place }))),
      faults: [
        { operation: 'ListKeys', accountId: '222233334444', fault },
        { operation: 'GetKeyPolicy', keyId: 'a', accountId: '111122223333', fault },
      ],
    },
    connect: 'places',
  });
  const watched = client.watchQuery({ query: PAGES_OF_ALL_KEYS, variables: { after: null } });
  const subscription = watched.subscribe({});
  onTestFinished(() => subscription.unsubscribe());
  type Data = { allKeys: { nodes: { arn: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } };
  const current = () => (watched.getCurrentResult().data as Data | undefined)?.allKeys;
  await vi.waitFor(() => expect(current()?.nodes).toHaveLength(2), 10_000);
  while (current()?.pageInfo.hasNextPage) {
    const length = current()?.nodes.length ?? 0;
    await watched.fetchMore({ variables: { after: current()?.pageInfo.endCursor } });
    await vi.waitFor(() => expect(current()?.nodes.length).toBeGreaterThan(length), 10_000);
  }
  expect(current()).toMatchObject({
    nodes: [places[0], places[2]].flatMap((place) =>
      ['a', 'b', 'c'].map((keyId) => ({ arn: `arn:aws:kms:${region}:${place?.accountId}:key/${keyId}` })),
    ),
    failures: [{ accountId: '222233334444', region }],
    policyCoverage: { total: 6, readable: 5, denied: 1, throttled: 0, failed: 0 },
  });
});

it('Apollo Client keeps the rest of an answer with errorPolicy "all", and by default throws it away', async () => {
  const { client } = await connect(new InMemoryCache(generated));
  const query = parse(graphql(`query FieldThatFails($id: ID!) { key(id: $id) { arn tags { key } } }`).toString());
  const variables = { id: '00000000-0000-4000-8000-000000000000' };
  await expect(client.query({ query, variables })).rejects.toThrow('does not exist');
  expect(await client.query({ query, variables, errorPolicy: 'all' })).toMatchObject({
    data: { key: { arn: expect.stringContaining(variables.id), tags: null } },
    error: { errors: [{ extensions: { code: 'NotFoundException' } }] },
  });
});
