import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, request } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, DOC_KEY, REGION, type SetupOptions, setup } from '../_setup.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename ... on KmsException { code retryable requestId } } } }`;

/** A gateway whose KMS is at `url`. */
const setupAt = (url: string, options: SetupOptions = {}) =>
  setup({ ...options, connect: async () => toEmbeddedKms(url, [{ accountId: ACCOUNT, region: REGION }]) });

async function listening(server: Server, scheme = 'http'): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a KMS that cannot be reached', () => {
  it('is not tried again where the connection is refused', async () => {
    const { query, kms, logged } = await setup();
    await kms.close();
    const { data } = await query(POLICY);
    expect(data).toMatchObject({ key: { policy: { code: 'ConnectionFailed', retryable: true, requestId: null } } });
    const line = logged.find(({ msg }) => msg === 'request');
    expect(line?.kms).toMatchObject({ calls: { GetKeyPolicy: 1 }, retries: 0, failures: { ConnectionFailed: 1 } });
  });

  it('is Timeout where the connection never opens, long before the time of a try is up', async () => {
    // A process that is stopped accepts nothing: when its backlog is full, the system swallows what more would connect.
    const script =
      "const s = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => console.log(s.address().port))";
    const child = spawn(process.execPath, ['-e', script]);
    onTestFinished(() => void child.kill('SIGKILL'));
    const [printed] = await once(child.stdout, 'data');
    const port = Number(printed);
    child.kill('SIGSTOP');
    for (let waiting = 0; waiting < 4; waiting++) {
      const socket = connect(port, '127.0.0.1').on('error', () => {});
      onTestFinished(() => void socket.destroy());
    }
    const patient = { KMS_TRY_TIMEOUT_MS: '60000', REQUEST_DEADLINE_MS: '60000' };
    const { query } = await setupAt(`http://127.0.0.1:${port}`, { env: patient });
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { code: 'Timeout', retryable: true } } });
  });

  it.each(['http', 'https'])('is Timeout where it takes the connection and says nothing (%s)', async (scheme) => {
    let connections = 0;
    const url = await listening(
      createServer(() => {
        connections++;
      }),
      scheme,
    );
    const { query } = await setupAt(url, { env: { KMS_TRY_TIMEOUT_MS: '100' } });
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { code: 'Timeout', retryable: true } } });
    expect(connections).toBe(3);
  });

  it('is ConnectionFailed where what answers does not speak TLS', async () => {
    const url = await listening(
      createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
      'https',
    );
    const { query } = await setupAt(url);
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { code: 'ConnectionFailed' } } });
  });

  it('is told by the readiness, which stays: no other replica reaches it either', async () => {
    const { gateway, query, kms } = await setup();
    const ready = async () => {
      const answer = await gateway.fetch('http://gateway/readyz');
      return { status: answer.status, ...((await answer.json()) as { kms: { state: string } }) };
    };
    expect(await ready()).toMatchObject({ status: 'ready', kms: { state: 'unknown', lastAnswerAt: null } });
    await query(POLICY);
    expect(await ready()).toMatchObject({ kms: { state: 'reachable', lastFailureAt: null } });
    kms.setFaults([{ fault: { kind: 'error', code: 'AccessDeniedException' } }]);
    await query(POLICY);
    expect(await ready()).toMatchObject({ kms: { state: 'reachable' } });
    await kms.close();
    await query(POLICY);
    expect(await ready()).toMatchObject({ status: 'ready', kms: { state: 'unreachable' } });
    expect((await gateway.fetch('http://gateway/readyz')).status).toBe(200);
    expect(kms.callCount()).toBe(2); // a probe makes no call
  });
});

describe('HTTP 429', () => {
  it.each([
    ['in JSON', { kind: 'error', code: 'SlowDown', status: 429 }],
    ['of a load balancer, in HTML', { kind: 'html', status: 429 }],
  ] as const)('%s is throttling: tried again until it is over', async (_, fault) => {
    const { query, kms } = await setup();
    kms.setFaults([{ firstCalls: 4, fault }]);
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { __typename: 'KeyPolicy' } } });
    expect(kms.callCount()).toBe(5); // more than the 3 tries of other failures
  });
});

describe('a clock that is off', () => {
  const HOURS = 5 * 60 * 60 * 1000;

  /** In front of the embedded KMS, with a clock of its own: as AWS, it refuses what was signed more than 5 minutes from it. */
  const skewed =
    (target: string, refused: string[]): RequestListener =>
    (incoming, response) => {
      const now = Date.now() + HOURS;
      response.sendDate = false;
      response.setHeader('date', new Date(now).toUTCString());
      const signed = String(incoming.headers['x-amz-date']).replace(
        /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
        '$1-$2-$3T$4:$5:$6Z',
      );
      if (Math.abs(Date.parse(signed) - now) > 5 * 60 * 1000) {
        refused.push(signed);
        incoming.resume();
        response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
        response.end(JSON.stringify({ __type: 'RequestTimeTooSkewed', message: 'Signature expired' }));
        return;
      }
      const { method, headers } = incoming;
      const onward = request(target, { method, headers }, (answer) => {
        const { date: _, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, rest);
        answer.pipe(response);
      });
      incoming.pipe(onward);
    };

  it('is set right by the first answer: the call is sent again, and the next need not be', async () => {
    const refused: string[] = [];
    let target = '';
    const server = createHttpServer((incoming, response) => skewed(target, refused)(incoming, response));
    const { query, kms } = await setupAt(await listening(server));
    target = kms.url;
    for (let turn = 0; turn < 3; turn++) {
      expect((await query(POLICY)).data).toMatchObject({ key: { policy: { __typename: 'KeyPolicy' } } });
    }
    expect(refused).toHaveLength(1);
    expect(kms.callCount()).toBe(3);
  });

  it('that no answer sets right is told as such, after 3 tries', async () => {
    const { query, kms } = await setup();
    kms.setFaults([{ fault: { kind: 'error', code: 'RequestTimeTooSkewed' } }]);
    const { data } = await query<{ key: { policy: object } }, never>(
      `{ key(id: "${DOC_KEY}") { policy { ... on KmsException { code message } } } }`,
    );
    expect(data.key.policy).toEqual({
      code: 'RequestTimeTooSkewed',
      message: 'AWS refused GetKeyPolicy: the clock of the gateway is wrong (RequestTimeTooSkewed).',
    });
    expect(kms.callCount()).toBe(3);
  });
});

describe('a KMS that answers slowly', () => {
  it('is waited for until the deadline, and what is late fails at its own key', async () => {
    const { query, kms } = await setup({ env: { REQUEST_DEADLINE_MS: '1500', KMS_TRY_TIMEOUT_MS: '60000' } });
    kms.setFaults([
      { keyId: DOC_KEY, fault: { kind: 'delay', milliseconds: 30_000 } },
      { operation: 'DescribeKey', fault: { kind: 'delay', milliseconds: 100 } },
    ]);
    const { data } = await query(
      `{ late: key(id: "${DOC_KEY}") { policy { ... on KmsException { code } } } slow: key(id: "alias/payments/cards") { policy { __typename } } }`,
    );
    expect(data).toEqual({
      late: { policy: { code: 'DeadlineExceeded' } },
      slow: { policy: { __typename: 'KeyPolicy' } },
    });
    await vi.waitFor(() => expect(kms.inFlight()).toBe(0));
  });
});
