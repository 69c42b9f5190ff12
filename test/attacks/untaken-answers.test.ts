import type { Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { TIMEOUTS } from '../../src/server/http/start-server.ts';
import { serve } from '../server/_serve.ts';
import { clientAt, connectFrom, toBytes } from './_clients.ts';
import { LARGE_ANSWER_BYTES, LARGE_QUERY, LARGE_SEED, SMALL_QUERY } from './_large-answer.ts';

const READERS: readonly [string, (socket: Socket) => void][] = [
  ['never reads', () => {}],
  ['reads a byte now and then', readSlowly],
];

async function serveLarge(timeouts: Partial<typeof TIMEOUTS>, more: { readonly maxUntakenBytes?: number } = {}) {
  const warned: unknown[] = [];
  const warn = (message: string, counts: object) => void warned.push({ message, ...counts });
  const env = { MAX_KMS_CALLS_AT_ONCE: '150', MAX_ALIASES: '40' };
  const set = await serve({ seed: LARGE_SEED, env }, { ...more, warn, timeouts: { ...TIMEOUTS, ...timeouts } });
  const { get, ask } = clientAt(set.url, '127.0.0.9');
  const callsInFlight = async () => JSON.parse((await get('/readyz')).body).kmsCallsInFlight as number;
  const gone = () => set.logged.filter(({ errors }) => (errors as { CLIENT_GONE?: number })?.CLIENT_GONE === 1);
  return { ...set, warned, get, ask, callsInFlight, gone };
}

describe('a client that requests a large answer and', () => {
  it.each(READERS)('%s is disconnected, with a log line', async (_, read) => {
    const { port, kms, gone, warned } = await serveLarge({ answer: 400 });
    const socket = await connectFrom(port);
    read(socket);
    socket.write(toBytes(LARGE_QUERY));
    await vi.waitFor(() => expect(kms.callCount()).toBeGreaterThan(20), { timeout: 10_000 });
    await vi.waitFor(() => expect(gone()).toHaveLength(1), { timeout: 10_000 });
    expect(warned).toEqual([{ message: 'dropped answers that clients did not read', tooSlow: 1 }]);
  });

  it.each(READERS)('%s does not hold the KMS calls of its request', async (_, read) => {
    const { port, kms, gone, callsInFlight, get, ask } = await serveLarge({});
    for (let client = 0; client < 3; client++) {
      const socket = await connectFrom(port, `127.0.0.${client + 2}`);
      read(socket);
      socket.write(toBytes(LARGE_QUERY));
      await vi.waitFor(() => expect(kms.callCount()).toBe(21 * (client + 1)), { timeout: 10_000 });
    }
    await vi.waitFor(async () => expect(await callsInFlight()).toBe(0), { timeout: 10_000 });
    expect((await get('/readyz')).status).toBe(200);
    expect((await ask(SMALL_QUERY)).status).toBe(200);
    expect(gone()).toEqual([]);
  });
});

describe('answers that clients do not read', () => {
  it('are limited in total: the address with the most bytes loses its oldest answer, and others get theirs', async () => {
    // Room for one answer of each address, also if a busy client has received nothing yet.
    const limits = { maxUntakenBytes: 2.5 * LARGE_ANSWER_BYTES };
    const { port, kms, gone, warned, ask, callsInFlight } = await serveLarge({}, limits);
    for (let client = 0; client < 5; client++) {
      (await connectFrom(port, '127.0.0.2')).write(toBytes(LARGE_QUERY));
      await vi.waitFor(() => expect(kms.callCount()).toBe(21 * (client + 1)), { timeout: 10_000 });
      await vi.waitFor(async () => expect(await callsInFlight()).toBe(0), { timeout: 10_000 });
    }
    await vi.waitFor(() => expect(gone().length).toBeGreaterThanOrEqual(1), { timeout: 15_000 });
    expect(warned).toMatchObject([{ tooManyBytes: expect.any(Number) }]);
    const { status, body } = await ask(LARGE_QUERY);
    expect([status, body.length > LARGE_ANSWER_BYTES]).toEqual([200, true]);
  });
});

describe('a slow client that reads all of its answer', () => {
  it('is not disconnected', async () => {
    const { port, kms, gone, logged, callsInFlight } = await serveLarge({ answer: 15_000 });
    const socket = await connectFrom(port);
    socket.write(toBytes(LARGE_QUERY));
    await vi.waitFor(() => expect(kms.callCount()).toBe(21), { timeout: 10_000 });
    await vi.waitFor(async () => expect(await callsInFlight()).toBe(0), { timeout: 10_000 });
    socket.resume();
    const isEnd = ({ msg, path, status }: Record<string, unknown>) =>
      msg === 'request' && path === '/graphql' && status === 200;
    await vi.waitFor(() => expect(logged.filter(isEnd)).toHaveLength(1), { timeout: 15_000 });
    expect(gone()).toEqual([]);
  });
});

/** Steadily, and far too slow. */
function readSlowly(socket: Socket): void {
  socket.pause();
  const timer = setInterval(() => socket.read(1), 20);
  onTestFinished(() => clearInterval(timer));
}
