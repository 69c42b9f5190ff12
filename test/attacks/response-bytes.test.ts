import { Agent } from 'node:http';
import { getNamedType, isLeafType, isNonNullType, isObjectType } from 'graphql';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Seed } from '../../src/embedded-kms/seed/seed.ts';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { schema } from '../../src/graphql/schema.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT, setup } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { send, serve } from '../server/_serve.ts';

const KEY = '00000000-0000-4000-8000-000000000000';
const TEXT = 'policy { ... on KeyPolicy { text } }';
const CODE = 'RESPONSE_BYTES_LIMIT_EXCEEDED';
const MOST = 32 * 1024 * 1024;

function seedOf(policy: string): Seed {
  const [key] = bulkSeed(1).keys;
  if (key === undefined) throw new Error('no key');
  return { keys: [{ ...key, keyId: KEY, policy }] };
}

/** All that is an answer's own to write: escapes, characters of one to four bytes, dates, JSON, lists, errors. */
const MIXED = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Sid: 'é€😀"\\\ud800\u007f', Effect: 'Allow', Action: ['\t\n'] }],
});
const MIXED_QUERY = `{ a: key(id: "${KEY}") { ... on Key { metadata { state createdAt } ${TEXT}
  b: policy { ... on KeyPolicy { fetchedAt document { json statements { sid actions notActions conditions { key } } } problems { message } } } } }
  c: key(id: "alias/none\u20ac") { arn } nodes(ids: ["x", "y"]) { id } tags: key(id: "missing") { tags { key } } }`;

describe('an answer', () => {
  it.each(['application/json', 'application/graphql-response+json'])(
    'as %s may have as many bytes as MAX_RESPONSE_BYTES, and not one more',
    async (accept) => {
      const ask = async (limit: number) => {
        const { post } = await serve({ seed: seedOf(MIXED), env: { MAX_RESPONSE_BYTES: `${limit}` } });
        return await post(MIXED_QUERY, {}, { accept });
      };
      const whole = await ask(MOST);
      expect([whole.status, JSON.parse(whole.body).errors.length]).toEqual([200, 4]);
      expect(whole.body).toContain('é€😀');
      // The IDs of requests and the times differ, and are of the same length.
      const bytes = Buffer.byteLength(whole.body);
      const same = await ask(bytes);
      expect([same.status, Buffer.byteLength(same.body)]).toEqual([200, bytes]);
      const refused = await ask(bytes - 1);
      expect(refused.status).toBe(400);
      expect(refused.headers['content-type']).toBe(`${accept}; charset=utf-8`);
      expect(JSON.parse(refused.body)).toEqual({
        errors: [{ message: expect.stringContaining('fewer keys'), extensions: { code: CODE, limit: bytes - 1 } }],
      });
    },
  );

  it('that is too large is logged with its code, and the next request is answered', async () => {
    const { post, requestLines, http } = await serve({ env: { MAX_RESPONSE_BYTES: '1024' } });
    expect((await post('{ keys { nodes { arn } } __type(name: "Key") { fields { name description } } }')).status).toBe(
      400,
    );
    const [line] = await requestLines(1);
    expect(line).toMatchObject({ status: 400, errors: { [CODE]: 1 }, kms: { calls: { ListKeys: 1 } } });
    expect((await post('{ __typename }')).body).toBe('{"data":{"__typename":"Query"}}');
    expect(JSON.parse((await http({ method: 'GET', path: '/readyz' })).body)).toMatchObject({ kmsCallsInFlight: 0 });
  });

  it('is also limited through gateway.fetch', async () => {
    const { query } = await setup({ env: { MAX_RESPONSE_BYTES: '1024' } });
    const { status, errors } = await query('{ keys { nodes { policyNames arn id } } }');
    expect([status, errors]).toMatchObject([400, [{ extensions: { code: CODE, limit: 1024 } }]]);
  });
});

/** Fields of a key that are null if their call fails, under aliases of their own: each is an entry in `errors`. */
function nullableFields(count: number): string {
  const key = schema.getType('Key');
  if (!isObjectType(key)) throw new Error('the schema has no Key');
  const names = Object.values(key.getFields())
    .filter(({ type }) => !isNonNullType(type))
    .map(({ name, type }) => (isLeafType(getNamedType(type)) ? name : `${name} { __typename }`));
  return Array.from({ length: count }, (_, index) => `f${index}: ${names[index % names.length]}`).join(' ');
}

/** One ID again and again, with all that may fail of each. */
function sameNode(times: number, arn: string, selection: string) {
  const query = `query ($a: ID!) { nodes(ids: [${'$a '.repeat(times)}]) { ... on Key { ${selection} } } }`;
  return { query, variables: { a: btoa(`Key:${arn}`) } };
}

const arnIn = (account: string, length: number) => `arn:aws:kms:us-east-2:${account}:key/`.padEnd(length, 'x');
const ELSEWHERE = '999999999999';

it('a process of 160 MB survives a request for an answer of some hundred megabytes', async () => {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'x'.repeat(30_000) }] });
  const kms = await createEmbeddedKms({ seed: seedOf(policy) });
  onTestFinished(kms.close);
  const { url, child, exit } = await startReady({
    NODE_OPTIONS: '--max-old-space-size=160',
    KMS_MODE: 'aws',
    AWS_REGION: 'us-east-2',
    AWS_ACCOUNT_ID: ACCOUNT,
    AWS_ACCESS_KEY_ID: ACCOUNT,
    AWS_SECRET_ACCESS_KEY: 'x',
    AWS_ENDPOINT_URL_KMS: kms.url,
    REQUEST_DEADLINE_MS: '60000',
    MAX_KMS_CALLS: '2700',
    SHUTDOWN_GRACE_MS: '0',
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const { origin } = new URL(url);
  const ask = async (body: object) => {
    const answer = await send(origin, { body: JSON.stringify(body) }, agent);
    const errors: readonly { readonly extensions: { readonly code: string } }[] = JSON.parse(answer.body).errors ?? [];
    const codes = [...new Set(errors.map(({ extensions }) => extensions.code))];
    return { status: answer.status, kilobytes: Math.round(answer.body.length / 1e3), errors: errors.length, codes };
  };

  const failing = nullableFields(20);
  for (const account of [ELSEWHERE, ACCOUNT]) {
    const huge = await ask(sameNode(69, arnIn(account, 380_000), failing));
    expect(huge).toMatchObject({ status: 200, errors: 69, codes: ['BAD_USER_INPUT'] });
    expect(huge.kilobytes).toBeLessThan(20);
    const long = await ask(sameNode(45, arnIn(account, 1_500), failing));
    expect(long).toMatchObject({ status: 200, errors: 45, codes: ['InvalidArnException'] });
    expect(long.kilobytes).toBeLessThan(45);
  }
  // As long as an ARN may be: then each field fails.
  const most = await ask(sameNode(45, arnIn(ELSEWHERE, 295), failing));
  expect(most).toMatchObject({ status: 200, errors: 900, codes: ['AccessDeniedException'] });
  expect(most.kilobytes).toBeLessThan(900);
  expect(kms.callCount()).toBe(0);

  for (const [times, text] of [
    [2_650, '... on KeyPolicy { text }'],
    [100, `... on KeyPolicy { ${Array.from({ length: 29 }, (_, i) => `t${i}: text`).join(' ')} }`],
  ] as const) {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Key { policy { ${text} } } } }`;
    const ids = Array(times).fill(btoa(`Key:${arnIn(ACCOUNT, 0)}${KEY}`));
    const texts = await ask({ query, variables: { ids } });
    expect(texts).toMatchObject({ status: 400, errors: 1, codes: [CODE] });
  }
  expect(kms.callCount()).toBe(2); // the policy, once for each
  const alias = 'a'.repeat(30_000);
  const ids = Array(2_650).fill(btoa(`Key:${arnIn(ACCOUNT, 50)}`));
  const names = await ask({
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { ${alias}: __typename } }`,
    variables: { ids },
  });
  expect(names).toMatchObject({ status: 400, errors: 1, codes: [CODE] });
  expect(await ask({ query: '{ __typename }' })).toMatchObject({ status: 200, errors: 0 });
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
}, 60_000);
