import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { serve } from '../server/_serve.ts';
import { clientAt, connectFrom } from './_clients.ts';

const PLAIN = '{ __typename }';
const BODY = Buffer.from(JSON.stringify({ query: PLAIN, variables: { text: 'x'.repeat(100_000) } }));
const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const LENGTH = `${HEAD}content-length: ${BODY.length}\r\n\r\n`;

/** Room for six bodies: one address may hold three of them, the next one one. */
const env = { MAX_BODY_MEMORY_BYTES: `${6 * 2 * BODY.length + 1_000}`, MAX_BODY_BYTES: `${2 * BODY.length}` };

/** The status line of what comes next on this connection. */
async function statusOf(socket: NodeJS.ReadableStream): Promise<string> {
  const [data] = await once(socket, 'data');
  return String(data).slice(9, 12);
}

describe('bodies that are held back at their last byte', () => {
  it('are bounded, leave others room, and are let go with their connection', async () => {
    const { port, url } = await serve({ env });
    const held = await Promise.all(Array.from({ length: 5 }, () => connectFrom(port, '127.0.0.2')));
    const refused: string[] = [];
    for (const socket of held) {
      socket.on('data', (data) => refused.push(String(data).slice(9, 12)));
      socket.write(LENGTH);
      socket.write(BODY.subarray(0, -1));
    }
    await vi.waitFor(() => expect(refused).toEqual(['503', '503']), { timeout: 10_000 });
    const other = clientAt(url, '127.0.0.3');
    expect((await other.ask(PLAIN, { text: 'x'.repeat(90_000) })).status).toBe(200);
    for (const socket of held) socket.destroy();
    const again = clientAt(url, '127.0.0.2');
    const large = async () => (await again.ask(PLAIN, { text: 'x'.repeat(190_000) })).status;
    await vi.waitFor(async () => expect(await large()).toBe(200), { timeout: 10_000 });
  });

  it('count as the longest where they do not say their length', async () => {
    const { port } = await serve({ env });
    const one = await connectFrom(port, '127.0.0.2');
    const two = await connectFrom(port, '127.0.0.2');
    for (const socket of [one, two]) socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`);
    expect(await Promise.race([statusOf(one), statusOf(two)])).toBe('503');
  });
});

it('values that a body would become count before it is parsed, and until its request ends', async () => {
  const { kms, url } = await serve({ env: { MAX_BODY_MEMORY_BYTES: '14000000', KMS_TRY_TIMEOUT_MS: '60000' } });
  kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
  const variables = { unused: Array(20_000).fill({}) }; // 120 KB, counted as 8 MB
  const { ask } = clientAt(url, '127.0.0.2');
  const waiting = ask('{ keys { nodes { keyId } } }', variables);
  await vi.waitFor(() => expect(kms.inFlight()).toBe(1), { timeout: 10_000 });
  const refused = await clientAt(url, '127.0.0.2').ask(PLAIN, variables);
  expect([refused.status, JSON.parse(refused.body).errors[0].extensions.code]).toEqual([503, 'OVERLOADED']);
  expect((await clientAt(url, '127.0.0.2').ask(PLAIN)).status).toBe(200);
  await kms.close();
  await waiting;
  await vi.waitFor(async () => expect((await ask(PLAIN, variables)).status).toBe(200), { timeout: 10_000 });
});
