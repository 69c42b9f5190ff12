import { expect, it, vi } from 'vitest';
import { serve } from '../server/_serve.ts';
import { connectFrom, toBytes } from './_clients.ts';

const livez = (fields: number) => `GET /livez HTTP/1.1\r\nhost: localhost\r\n${'zz:y\r\n'.repeat(fields - 1)}\r\n`;

it('requests with many headers, and very many requests, do not wait on a connection; all are in the log', async () => {
  const { port, kms, logged } = await serve({ env: { LOG_LEVEL: 'debug', KMS_TRY_TIMEOUT_MS: '60000' } });
  kms.setFaults([{ operation: 'ListKeys', fault: { kind: 'hang' } }]);
  const socket = await connectFrom(port);
  let text = '';
  socket.setEncoding('latin1').on('data', (data: string) => {
    text += data;
  });
  socket.write(toBytes('{ keys { nodes { keyId } } }'));
  await vi.waitFor(() => expect(kms.inFlight()).toBe(1), { timeout: 10_000 });
  socket.write(livez(101) + livez(100).repeat(22));
  // What is refused is refused at once, and answered in its order.
  await vi.waitFor(() => expect(text === '' && kms.inFlight()).toBe(1));
  await kms.close();
  const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
  await vi.waitFor(() => expect(statuses()).toEqual([200, 431, ...Array(20).fill(200), 503, 503]), { timeout: 10_000 });
  const lines = () => logged.filter(({ msg }) => msg === 'request');
  await vi.waitFor(() => expect(lines()).toHaveLength(24), { timeout: 10_000 });
  expect(lines().map(({ errors }) => errors)).toContainEqual({ HEADERS_LIMIT_EXCEEDED: 1 });
});
