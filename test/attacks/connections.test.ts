import { once } from 'node:events';
import type { Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { parseConfig } from '../../src/config/environment.ts';
import { TIMEOUTS } from '../../src/server/http/start-server.ts';
import { DOC_KEY } from '../_setup.ts';
import { serve } from '../server/_serve.ts';
import { clientAt, connectFrom, toBytes } from './_clients.ts';

const PLAIN = '{ __typename }';
const HANGING = '{ keys { nodes { keyId } } }';

async function serveCounting(connections: { readonly total: number; readonly perAddress: number }) {
  const warned: Record<string, unknown>[] = [];
  const warn = (message: string, counts: object) => void warned.push({ message, ...counts });
  const env = { REQUEST_DEADLINE_MS: '60000', KMS_TRY_TIMEOUT_MS: '60000' };
  return { ...(await serve({ env }, { connections, warn })), warned };
}

/** Connections that are kept, each after one request. */
async function keepIdle(port: number, count: number, address: string): Promise<readonly Socket[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = await connectFrom(port, address);
      socket.write(toBytes(PLAIN));
      await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      return socket.resume();
    }),
  );
}

describe('idle connections of one client', () => {
  it('at the default limit do not lock other clients out', async () => {
    const { connections } = parseConfig({}).http;
    const { port, url, warned } = await serveCounting(connections);
    const before = clientAt(url, '127.0.0.1');
    expect((await before.ask(PLAIN)).status).toBe(200);
    await keepIdle(port, 1_000, '127.0.0.2');
    expect((await before.ask(PLAIN)).status).toBe(200);
    const after = clientAt(url, '127.0.0.3');
    expect((await after.ask(PLAIN)).status).toBe(200);
    expect((await after.get('/readyz')).status).toBe(200);
    expect(warned).toEqual([{ message: 'the connections are at their limit', idleClosed: 1 }]); // the others later
  });

  it('are closed for new connections, the longest idle first, of the address with the most', async () => {
    const { port } = await serveCounting({ total: 5, perAddress: 5 });
    const [other] = (await keepIdle(port, 1, '127.0.0.3')) as [Socket];
    const [first, second] = [await keepIdle(port, 1, '127.0.0.2'), await keepIdle(port, 3, '127.0.0.2')];
    const closed = once(first[0] as Socket, 'close');
    await keepIdle(port, 1, '127.0.0.1');
    await closed;
    expect([other, ...second].map(({ destroyed, readableEnded }) => destroyed || readableEnded)).not.toContain(true);
  });

  it('that have sent half of their headers count as idle', async () => {
    const { port, url } = await serveCounting({ total: 2, perAddress: 2 });
    for (let index = 0; index < 2; index++) (await connectFrom(port, '127.0.0.2')).write('POST /graphql HTTP/1.1\r\n');
    expect((await clientAt(url, '127.0.0.1').ask(PLAIN)).status).toBe(200);
  });
});

describe('busy connections', () => {
  it('of one address are limited, so that others can connect', async () => {
    const { port, url, kms } = await serveCounting({ total: 6, perAddress: 4 });
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
    for (let index = 0; index < 4; index++) (await connectFrom(port, '127.0.0.2')).write(toBytes(HANGING));
    await vi.waitFor(() => expect(kms.inFlight()).toBe(4));
    expect((await clientAt(url, '127.0.0.2').ask(PLAIN)).status).toBe(503);
    const other = await clientAt(url, '127.0.0.1').ask(PLAIN);
    expect([other.status, other.headers.connection]).toEqual([200, 'keep-alive']);
  });

  it('at the limit still allow health checks, whose connections close after the answer', async () => {
    const { port, url, kms, warned } = await serveCounting({ total: 3, perAddress: 3 });
    kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
    for (let index = 0; index < 3; index++) (await connectFrom(port, '127.0.0.2')).write(toBytes(HANGING));
    await vi.waitFor(() => expect(kms.inFlight()).toBe(3));
    const { get, ask } = clientAt(url, '127.0.0.1');
    for (const path of ['/livez', '/readyz', '/livez']) {
      const { status, headers } = await get(path);
      expect([status, headers.connection]).toEqual([200, 'close']);
    }
    const refused = await ask(PLAIN);
    expect([refused.status, refused.headers.connection]).toEqual([503, 'close']);
    expect(warned).toEqual([{ message: 'the connections are at their limit', healthOnly: 1 }]);
    for (let index = 0; index < 50; index++) await connectFrom(port, '127.0.0.2');
    expect((await get('/livez')).status).toBe(200);
  });
});

describe('a connection with pipelined requests', () => {
  it('has one request in flight: others are not refused, and its answers come in order', async () => {
    const { port, url } = await serve(
      { env: { MAX_EVENT_LOOP_DELAY_MS: '20' } },
      { timeouts: { ...TIMEOUTS, request: 600_000 } }, // what waits behind the others counts as late
    );
    const socket = await connectFrom(port, '127.0.0.2');
    let answers = '';
    let ended = 0;
    socket.setEncoding('latin1').on('data', (text: string) => {
      answers += text;
      ended = answers.match(/"(data|errors)":/g)?.length ?? 0;
    });
    const query = (name: string) => `{ ${name}: key(id: "${DOC_KEY}") { metadata { state } } }`;
    const count = 300;
    socket.write(Array.from({ length: count }, (_, index) => toBytes(query(`n${index}`))).join(''));
    const statuses: number[] = [];
    const client = async (address: string) => {
      const { ask } = clientAt(url, address);
      while (ended < count) statuses.push((await ask(PLAIN)).status);
    };
    await Promise.all(Array.from({ length: 8 }, (_, index) => client(`127.0.0.${index + 3}`)));
    const refused = statuses.filter((status) => status === 503).length;
    process.stdout.write(`${refused} of ${statuses.length} requests of others refused\n`);
    expect(refused).toBe(0);
    const names = [...answers.matchAll(/"data":\{"n(\d+)"/g)].map(([, name]) => Number(name));
    expect(names.length).toBeGreaterThanOrEqual(20); // the others find no place
    expect(names).toEqual(names.toSorted((one, other) => one - other));
  }, 60_000);
});
