import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import tls from 'node:tls';
import { Agent } from 'undici';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { createDispatcher } from '../../src/kms/client/dispatcher.ts';
import { ACCOUNT, DOC_KEY, REGION, setup } from '../_setup.ts';
import { CERTIFICATE, listening, TLS_KEY } from './_proxy.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename ... on KmsException { code } } } }`;
const BODY = '{"Policy":"{}"}';
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

/** A KMS over raw sockets: `onRequest` is told of each request, and which of its connection it is, from 0. */
async function setupRaw(onRequest: (socket: Socket, nth: number) => void) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let nth = 0;
    // Its body, JSON, is last.
    socket.on('data', (chunk) => chunk.at(-1) === 0x7d && onRequest(socket, nth++));
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  const accounts = [ACCOUNT, '444455556666'].map((accountId) => ({ accountId, region: REGION }));
  const set = await setup({ connect: async () => toEmbeddedKms(url, accounts as never) });
  return { ...set, sockets };
}

describe('a connection', () => {
  it('is used again, by other accounts of the same Region, too', async () => {
    const { query, sockets } = await setupRaw((socket) => socket.write(ANSWER));
    await query(POLICY);
    await setImmediate(); // a connection is free a turn after its answer
    const { data } = await query(
      `{ key(id: "arn:aws:kms:${REGION}:444455556666:key/${DOC_KEY}") { policy { __typename } } }`,
    );
    expect(data).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
    expect(sockets).toHaveLength(1);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['ended', (socket) => socket.destroy()],
    ['reset', (socket) => socket.resetAndDestroy()],
  ])('that was kept, and is %s when the next call comes, costs no try', async (_, close) => {
    const { query, logged, sockets } = await setupRaw((socket, nth) =>
      nth === 0 ? socket.write(ANSWER) : close(socket),
    );
    // More of them than a call has tries.
    await query(
      `{ ${Array.from({ length: 6 }, (_, i) => `k${i}: key(id: "k${i}") { policy { __typename } }`).join(' ')} }`,
    );
    expect(sockets).toHaveLength(6);
    await setImmediate();
    expect((await query(POLICY)).data).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
    await vi.waitFor(() => expect(sockets.some(({ destroyed }) => destroyed)).toBe(true));
    const lines = logged.filter(({ msg }) => msg === 'request');
    expect(lines.at(-1)?.kms).toMatchObject({ calls: { GetKeyPolicy: 1 }, retries: 0, failures: {} });
  });

  it('that is new, and is reset, costs a try', async () => {
    let requests = 0;
    const { query } = await setupRaw((socket) => {
      requests++;
      socket.resetAndDestroy();
    });
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { code: 'ConnectionFailed' } } });
    expect(requests).toBe(3);
  });

  it('ends with the gateway', async () => {
    const { query, sockets, gateway } = await setupRaw((socket) => socket.write(ANSWER));
    await query(POLICY);
    const [socket] = sockets;
    if (socket === undefined) throw new Error('no connection');
    const closed = once(socket, 'close');
    gateway.close();
    await closed;
  });

  it('is the last of its host: then nothing is kept of the host', async () => {
    const dispatcher = createDispatcher(null);
    onTestFinished(() => dispatcher.destroy());
    if (!(dispatcher instanceof Agent)) throw new Error('no agent');
    const hosts = () => Object.keys(dispatcher.stats).length;
    const ask = (origin: string) => dispatcher.request({ origin, path: '/', method: 'GET' });
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('data', () => socket.write(ANSWER));
    });
    const { body } = await ask(`http://127.0.0.1:${await listening(server)}`);
    await body.dump();
    await expect(ask('http://127.0.0.1:9')).rejects.toThrow();
    expect(hosts()).toBe(1);
    for (const socket of sockets) socket.end();
    await vi.waitFor(() => expect(hosts()).toBe(0));
  });
});

describe('a connection over TLS', () => {
  /** It answers `good` requests of each connection, then ends it. */
  async function setupTls(good: number) {
    const before = tls.getCACertificates();
    tls.setDefaultCACertificates([...before, readFileSync(CERTIFICATE, 'utf8')]);
    onTestFinished(() => tls.setDefaultCACertificates(before));
    const seen = { requests: 0, resumed: [] as boolean[] };
    const server = tls.createServer({ key: readFileSync(TLS_KEY), cert: readFileSync(CERTIFICATE) }, (socket) => {
      seen.resumed.push(socket.isSessionReused());
      let nth = 0;
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        if (chunk.at(-1) !== 0x7d) return;
        seen.requests++;
        if (nth++ < good) socket.write(ANSWER);
        else socket.destroy();
      });
    });
    const url = `https://localhost:${await listening(server)}`;
    const { query } = await setup({
      connect: async () => toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }]),
    });
    const ask = async () => {
      await setImmediate();
      return (await query(POLICY)).data;
    };
    return { seen, ask };
  }

  it('resumes the session of the one before', async () => {
    const { seen, ask } = await setupTls(1);
    for (let turn = 0; turn < 3; turn++) {
      expect(await ask()).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
    }
    expect(seen.resumed).toEqual([false, true, true]);
  });

  it('has brought no answer by its handshake: where it ends then, that costs a try', async () => {
    const { seen, ask } = await setupTls(0);
    expect(await ask()).toMatchObject({ key: { policy: { code: 'ConnectionFailed' } } });
    expect(seen.requests).toBe(3);
  });
});
