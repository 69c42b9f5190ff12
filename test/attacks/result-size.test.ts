import { Agent } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT } from '../_setup.ts';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { send, serve } from '../server/_serve.ts';
import { many } from './_attack.ts';

const CODE = 'RESULT_SIZE_LIMIT_EXCEEDED';

/** A policy that PutKeyPolicy takes: 32 KB of principals. */
const PRINCIPALS = policyOf({
  Effect: 'Allow',
  Principal: { AWS: Array(8_000).fill('*') },
  Action: '*',
  Resource: '*',
});

function policyOf(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** Each key with the policy, under another Id: a text is parsed once per request. */
function seedOf(keys: number, policy: string) {
  const withId = (keyId: string) => policy.replace('{', `{"Id":"${keyId}",`);
  return { keys: bulkSeed(keys).keys.map((key) => ({ ...key, policy: withId(key.keyId) })) };
}

function ofPolicies(keys: number, selection: string): string {
  return `{ keys(first: ${keys}) { nodes { policy { ... on KeyPolicy { ${selection} } } } } }`;
}

const LISTS = [
  ['statements', 'document { statements { effect } }', policyOf(...Array(60).fill({ Effect: 'Deny' }))],
  ['principals', 'document { statements { principals { kind } } }', policyWith({ Principal: { AWS: items(60) } })],
  [
    'notPrincipals',
    'document { statements { notPrincipals { kind } } }',
    policyWith({ NotPrincipal: { AWS: items(60) } }),
  ],
  ['actions', 'document { statements { actions } }', policyWith({ Action: items(60) })],
  ['notActions', 'document { statements { notActions } }', policyWith({ NotAction: items(60) })],
  ['resources', 'document { statements { resources } }', policyWith({ Resource: items(60) })],
  ['notResources', 'document { statements { notResources } }', policyWith({ NotResource: items(60) })],
  ['conditions', 'document { statements { conditions { key } } }', policyWith({ Condition: { Null: keyed(60) } })],
  [
    'values',
    'document { statements { conditions { values } } }',
    policyWith({ Condition: { Null: { a: items(60) } } }),
  ],
  ['problems', 'problems { message }', policyWith(keyed(60))],
] as const;

function policyWith(elements: object): string {
  return policyOf({ Effect: 'Deny', ...elements });
}

function items(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `x${index}`);
}

function keyed(count: number): Record<string, string> {
  return Object.fromEntries(items(count).map((name) => [name, 'true']));
}

describe('MAX_RESULT_SIZE', () => {
  it.each(LISTS)('counts each of the %s of a policy', async (_, selection, policy) => {
    const seed = seedOf(2, policy);
    const ask = async (limit: number) => {
      const { post } = await serve({ seed, env: { MAX_RESULT_SIZE: `${limit}` } });
      return await post(ofPolicies(2, selection));
    };
    const { status, body } = await ask(100);
    expect([status, JSON.parse(body)]).toEqual([
      400,
      { errors: [{ message: expect.stringContaining('more than 100'), extensions: { code: CODE, limit: 100 } }] },
    ]);
    const whole = await ask(2 * 60 * 2 + 60);
    expect([whole.status, JSON.parse(whole.body).errors]).toEqual([200, undefined]);
  });

  it('is not used up by what a list was counted for and does not have', async () => {
    const { post } = await serve({ seed: seedOf(2, PRINCIPALS), env: { MAX_RESULT_SIZE: '40000' } });
    const { status } = await post(ofPolicies(1_000, 'document { statements { principals { kind } } }'));
    expect(status).toBe(200);
  });
});

it('a process of 160 MB survives policies whose lists are repeated thousands of times', async () => {
  const kms = await createEmbeddedKms({ seed: seedOf(400, PRINCIPALS) });
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
    SHUTDOWN_GRACE_MS: '0',
  });
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const ask = async (keys: number, selection: string) => {
    const body = JSON.stringify({ query: ofPolicies(keys, selection) });
    const answer = await send(new URL(url).origin, { body }, agent);
    const errors: readonly { extensions: { code: string } }[] = JSON.parse(answer.body).errors ?? [];
    return [answer.status, errors.map(({ extensions }) => extensions.code)];
  };
  const lists = many(25, (index) => `a${index}: principals { kind value accountId }`);
  expect(await ask(60, `document { statements { ${lists} } }`)).toEqual([400, [CODE]]);
  expect(await ask(1_000, 'document { version }')).toEqual([400, [CODE]]);
  expect(
    await ask(
      100,
      many(25, (index) => `a${index}: document { json }`),
    ),
  ).toEqual([400, [CODE]]);
  const RESPONSE_BYTES = 'RESPONSE_BYTES_LIMIT_EXCEEDED';
  expect(
    await ask(
      60,
      many(25, (index) => `a${index}: document { json }`),
    ),
  ).toEqual([400, [RESPONSE_BYTES]]);
  expect(
    await ask(
      60,
      many(28, (index) => `a${index}: text`),
    ),
  ).toEqual([400, [RESPONSE_BYTES]]);
  expect(await ask(1, '__typename')).toEqual([200, []]);
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
}, 120_000);
