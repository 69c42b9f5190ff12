import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startServer } from '../../src/server/http/start-server.ts';
import { setup } from '../_setup.ts';

async function answerTo(request: string): Promise<string> {
  const { gateway } = await setup();
  const server = await startServer(gateway.listener, { host: '127.0.0.1', port: 0 });
  onTestFinished(server.close);
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.end(request);
  await once(socket, 'close');
  return answer;
}

describe('an HTTP request', () => {
  it.each([
    'GET /graphql HTTP/1.1\r\nHost: [\r\n\r\n',
    'GET /graphql HTTP/1.1\r\nHost: a b%%\r\n\r\n',
    'GET http://[/graphql HTTP/1.1\r\nHost: x\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
  ])('%j is refused without details of the server', async (request) => {
    const answer = await answerTo(request);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/Error|node_modules|\bat /);
  });
});

describe('a GET', () => {
  it('with variables that are not JSON is refused, and not logged as a bug', async () => {
    const { gateway, logged } = await setup();
    const response = await gateway.fetch('http://gateway/graphql?query=%7B__typename%7D&variables=%7B');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});
