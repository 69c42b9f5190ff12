import { getEventListeners } from 'node:events';
import { expect, it, vi } from 'vitest';
import { DOC_KEY, setup } from '../_setup.ts';

/** Timers of the whole process. */
function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

it('a request with an answer leaves no timer behind', async () => {
  const { query } = await setup();
  const ask = async () => {
    const { data } = await query(`{ key(id: "${DOC_KEY}") { policy { __typename } } }`);
    expect(data).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
  };
  await ask();
  const before = countTimers();
  for (let request = 0; request < 20; request++) await ask();
  expect(countTimers()).toBeLessThan(before + 5);
});

const HANGS = [{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }] as const;

/** A request through `gateway.fetch`, as in the tests of other programs. */
function toRequest(signal: AbortSignal): [url: string, init: RequestInit] {
  const body = JSON.stringify({ query: `{ key(id: "${DOC_KEY}") { policy { __typename } } }` });
  return [
    'http://localhost/graphql',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal },
  ];
}

it('a caller of `gateway.fetch` that aborts ends the KMS calls of its request', async () => {
  const { gateway, kms } = await setup();
  kms.setFaults(HANGS);
  const caller = new AbortController();
  const answer = Promise.resolve(gateway.fetch(...toRequest(caller.signal)));
  answer.catch(() => {});
  await vi.waitFor(() => expect(kms.inFlight()).toBe(1));
  caller.abort();
  await vi.waitFor(() => expect(kms.inFlight()).toBe(0), { timeout: 500, interval: 10 });
});

it('a signal that a caller of `gateway.fetch` uses for many requests keeps no listener of theirs', async () => {
  const { gateway } = await setup();
  const { signal } = new AbortController();
  for (let request = 0; request < 5; request++) {
    expect((await gateway.fetch(...toRequest(signal))).status).toBe(200);
  }
  // Yoga removes its own a moment after the answer.
  await vi.waitFor(() => expect(getEventListeners(signal, 'abort')).toEqual([]));
});
