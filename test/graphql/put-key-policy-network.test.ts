import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import { type KmsConnection, toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { serveWrites, toPolicy } from './_put.ts';

const NEW = toPolicy([], 'New');
const ENV = { REQUEST_DEADLINE_MS: '4000' };

/** A gateway whose connections to KMS go through `dispatcher`. */
const through = (dispatcher: Dispatcher) =>
  serveWrites({
    env: ENV,
    connect: async ({ url }): Promise<KmsConnection> => ({
      ...toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }]),
      dispatcher,
    }),
  });

describe('a network that loses the host', () => {
  it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED'])(
    'while KMS puts the policy leaves open whether it was put: %s',
    async (code) => {
      const sockets = new Set<Socket>();
      const connector = buildConnector({});
      const dispatcher = new Agent({
        connect: (options, callback) =>
          connector(options, (...result) => {
            const [, socket] = result;
            if (socket) sockets.add(socket);
            callback(...result);
          }),
      });
      const { kms, outcome, read } = await through(dispatcher);
      const { text } = await read();
      kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'hang' } }]);
      const answer = outcome(NEW);
      // KMS has the request. The kernel reports the code on the open connection, as after a route is lost.
      await vi.waitFor(() => expect(kms.callCount('PutKeyPolicy')).toBe(1), { interval: 1, timeout: 4_000 });
      for (const socket of sockets) socket.destroy(Object.assign(new Error(code), { code }));
      expect(await answer).toMatchObject({
        __typename: 'KeyPolicyUnconfirmed',
        failure: { code: 'ConnectionFailed' },
        policy: { text },
      });
      expect(kms.callCount('PutKeyPolicy')).toBe(1);
    },
  );

  it('before PutKeyPolicy is sent has put nothing: no connection is made', async () => {
    const refusing = createServer().listen(0, '127.0.0.1');
    await once(refusing, 'listening');
    const { port } = refusing.address() as AddressInfo;
    await new Promise((resolve) => refusing.close(resolve));
    const isPut = (headers: unknown) => JSON.stringify(headers).includes('PutKeyPolicy');
    const dispatcher = new Agent().compose((dispatch) => (options, handler) => {
      const origin = isPut(options.headers) ? `http://127.0.0.1:${port}` : (options.origin ?? '');
      return dispatch({ ...options, origin }, handler);
    });
    const { kms, outcome } = await through(dispatcher);
    expect(await outcome(NEW)).toMatchObject({ __typename: 'KmsUnavailableException', code: 'ConnectionFailed' });
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
  });
});
