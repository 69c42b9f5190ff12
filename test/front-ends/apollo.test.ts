import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import { parse } from 'graphql';
import { expect, it, onTestFinished, vi } from 'vitest';
import generated from '../../schema/possible-types.json' with { type: 'json' };
import { DOC_KEY, setup } from '../_setup.ts';
import { graphql } from '../generated/index.ts';

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
