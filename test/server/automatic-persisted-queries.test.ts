import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { serve } from './_serve.ts';

const TEXT = '{ accounts { accountId } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: unknown, query?: unknown) =>
  JSON.stringify({ query, extensions: { persistedQuery: { version: 1, sha256Hash } } });

it('a hash alone asks for the text, with status 200; the text with its hash is kept for all callers', async () => {
  const { query } = await setup();
  const ask = (body: string) => query('', {}, { body });
  expect(await ask(persisted(sha256(TEXT)))).toMatchObject({
    status: 200,
    errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  });
  expect(await ask(persisted(sha256(TEXT), TEXT))).toMatchObject({ status: 200, data: { accounts: [{}] } });
  expect(await ask(persisted(sha256(TEXT)))).toMatchObject({ status: 200, data: { accounts: [{}] } });
});

it.each([
  ['another hash', persisted(sha256('{ __typename }'), TEXT), 'PERSISTED_QUERY_MISMATCH'],
  ['a hash that is none', persisted('__proto__', TEXT), 'BAD_REQUEST'],
  ['a hash that is no text', persisted(1), 'BAD_REQUEST'],
  ['a list', '{"extensions": {"persistedQuery": []}}', 'BAD_REQUEST'],
  ['text that is no string', persisted(sha256(TEXT), 1), 'BAD_REQUEST'],
])('%s is refused, and keeps nothing', async (_, body, code) => {
  const { query } = await setup();
  expect(await query('', {}, { body })).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
  expect((await query('', {}, { body: persisted(sha256(TEXT)) })).errors?.[0]?.message).toBe('PersistedQueryNotFound');
});

it('the texts take at most a million characters: old ones are forgotten', async () => {
  const { query } = await setup();
  const texts = Array.from({ length: 40 }, (_, n) => `${TEXT} # ${n} ${'x'.repeat(30_000)}`);
  for (const text of texts) await query('', {}, { body: persisted(sha256(text), text) });
  const answers = [];
  for (const text of texts) answers.push(await query('', {}, { body: persisted(sha256(text)) }));
  expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(33);
  expect(answers.at(-1)?.errors).toBeUndefined();
});

it('Apollo Client sends the text once, and then the hash', async () => {
  const { url } = await serve();
  const bodies: string[] = [];
  const link = new PersistedQueryLink({ sha256 }).concat(
    new HttpLink({
      uri: url,
      fetch: (input, init) => {
        bodies.push(String(init?.body));
        return fetch(input, init);
      },
    }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  for (let n = 0; n < 2; n++) {
    const { data } = await client.query({ query: gql(TEXT), fetchPolicy: 'network-only' });
    expect(data).toMatchObject({ accounts: [{}] });
  }
  expect(bodies.map((body) => body.includes('accountId'))).toEqual([false, true, false]);
});
