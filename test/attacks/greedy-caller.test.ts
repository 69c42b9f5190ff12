import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { bearer, toAccess } from '../auth/_gateway.ts';
import { bulkKeyId, bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { serve } from '../server/_serve.ts';
import { clientAt } from './_clients.ts';

const CHEAP = `{ key(id: "${bulkKeyId(0)}") { metadata { state } policy { __typename } } }`;
const greedy = (keys: number) => `{ keys(first: ${keys}) { nodes { policyNames rotation { __typename } } } }`;
const ASKED = 200;

const NAMES = ['one', 'two', 'three', 'four'] as const;
const KEYS = NAMES.map((name) => ({ name, key: `kpg_${randomBytes(32).toString('base64url')}` }));
const apiKeys = KEYS.map(({ name, key }) => ({ name, sha256: createHash('sha256').update(key).digest('hex') }));

type Crowd = {
  readonly gateway: { readonly access?: ReturnType<typeof toAccess> };
  readonly addressOf: (index: number) => string;
  readonly headersOf: (index: number) => Record<string, string>;
};

const CALLERS: Crowd = {
  gateway: { access: toAccess({ apiKeys }) },
  addressOf: () => '127.0.0.1',
  headersOf: (index) => bearer(KEYS[index]?.key ?? ''),
};
const ADDRESSES: Crowd = { gateway: {}, addressOf: (index) => `127.0.0.${index + 2}`, headersOf: () => ({}) };

type Client = ReturnType<typeof clientAt>;

it.each([
  ['callers', CALLERS],
  ['addresses', ADDRESSES],
] as const)(
  'three greedy %s leave a fourth one room for its single-key queries',
  async (_, crowd) => {
    const { gateway, addressOf, headersOf } = crowd;
    const env = { REQUEST_DEADLINE_MS: '3000', KMS_TRY_TIMEOUT_MS: '60000', MAX_EVENT_LOOP_DELAY_MS: '60000' };
    const { url, kms } = await serve({ seed: bulkSeed(5), env, gateway });
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
    const clients = NAMES.map((_, index) => clientAt(url, addressOf(index), headersOf(index)));
    const [fourth, ...others] = clients as [Client, ...Client[]];
    const refusals = new Set<string>();
    let done = false;
    const take = async ({ ask }: Client, keys: number) => {
      while (!done) {
        const { status, body } = await ask(greedy(keys));
        if (status === 503) refusals.add(JSON.parse(body).errors[0].message);
        if (status === 503) await sleep(50);
      }
    };
    // Together, what a gateway without shares takes on in all.
    const load = others.flatMap((client) => [1_000, 1_000, 490].map((keys) => take(client, keys)));
    await vi.waitFor(() => expect(kms.inFlight()).toBeGreaterThanOrEqual(3), { timeout: 10_000 });
    let refused = 0;
    for (let index = 0; index < ASKED; index++) if ((await fourth.ask(CHEAP)).status === 503) refused++;
    done = true;
    await Promise.all(load);
    process.stdout.write(`${refused} of ${ASKED} cheap queries refused\n`);
    expect(refused).toBeLessThanOrEqual(ASKED / 100);
    expect([...refusals].some((message) => message.includes('share of one caller'))).toBe(true);
  },
  60_000,
);
