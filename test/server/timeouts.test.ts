import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer, TIMEOUTS } from '../../src/server/http/start-server.ts';
import { sendRaw } from './_raw.ts';
import { serve } from './_serve.ts';

const SHORT = { headers: 200, request: 400, idle: 65_000, answer: 300, closing: 300 };
const START = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

describe('a connection', () => {
  it.each([
    ['half of its headers', START],
    ['half of its body', `${START}content-length: 100\r\n\r\n{`],
    ['half of its chunks', `${START}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`],
  ])('that sends only %s is closed, without a KMS call and without a bug', async (_, request) => {
    const { port, kms, logged } = await serve({}, { timeouts: SHORT });
    const answer = await sendRaw(port, request, { end: false });
    expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
    expect(kms.callCount()).toBe(0);
    expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });

  it('has less time for the headers than for the body', async () => {
    const { port } = await serve({}, { timeouts: { ...SHORT, request: 60_000 } });
    expect(await sendRaw(port, START, { end: false })).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  it('that sends one byte now and then is closed', async () => {
    const { port } = await serve({}, { timeouts: SHORT });
    const socket = connect(port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.write(START);
    const timer = setInterval(() => socket.write('x'), 20);
    onTestFinished(() => clearInterval(timer));
    socket.resume();
    // Not `once`: it rejects if the server resets the connection while the client still sends.
    await new Promise((resolve) => socket.once('close', resolve));
  });

  it('that does not read its answer is closed', async () => {
    const answer = Buffer.alloc(50_000_000, 'x');
    const closed = Promise.withResolvers<void>();
    const server = await startServer(
      (_request, response) => {
        response.once('close', closed.resolve);
        response.end(answer);
      },
      { host: '127.0.0.1', port: 0, timeouts: SHORT },
    );
    onTestFinished(server.close);
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await closed.promise;
  });

  it('has the documented timeouts, and stays idle longer than a load balancer', () => {
    expect(TIMEOUTS).toMatchObject({ headers: 10_000, request: 15_000 });
    expect(TIMEOUTS.idle).toBeGreaterThan(60_000);
  });
});
