import { once } from 'node:events';
import { connect } from 'node:net';
import { GetKeyPolicyCommand } from '@aws-sdk/client-kms';
import { describe, expect, it, vi } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { AUTHORIZATION, DOC_KEY, post, startKms } from './_kms.ts';

const KEY = JSON.stringify({ KeyId: DOC_KEY });

describe('a connection', () => {
  const HEAD = `POST / HTTP/1.1\r\nhost: localhost\r\nx-amz-target: TrentService.GetKeyPolicy\r\nauthorization: ${AUTHORIZATION}\r\n`;

  it.each([
    ['headers', 'POST / HTTP/1.1\r\nhost:'],
    ['a body', `${HEAD}content-length: 100\r\n\r\n{"KeyId":`],
    ['a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\nff\r\n{"KeyId":`],
  ])('that sends half of %s and disconnects does not disturb others', async (_, text) => {
    const kms = await startKms();
    const socket = connect(kms.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(text);
    expect((await post(kms.url, 'GetKeyPolicy', KEY)).status).toBe(200);
    socket.destroy();
    expect((await post(kms.url, 'GetKeyPolicy', KEY)).status).toBe(200);
    expect([kms.callCount(), kms.inFlight()]).toEqual([2, 0]);
  });

  it.each([
    ['no headers', 'POST / HTTP/1.1\r\nhost:'],
    ['no body', `${HEAD}content-length: 100\r\n\r\n`],
    ['half a body', `${HEAD}content-length: 100\r\n\r\n{"KeyId":`],
    ['half a chunk', `${HEAD}transfer-encoding: chunked\r\n\r\nff\r\n{"KeyId":`],
  ])('with %s is closed after the timeout', async (_, text) => {
    const kms = await startKms({ requestTimeout: 100 });
    const socket = connect(kms.port, '127.0.0.1');
    socket.write(text);
    const answer = (await socket.toArray()).join('');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect([kms.callCount(), kms.inFlight()]).toEqual([0, 0]);
  });

  it('that does not send HTTP gets status 400 and is closed', async () => {
    const kms = await startKms();
    const socket = connect(kms.port, '127.0.0.1');
    socket.write('\u0016\u0003\u0001 hello\r\n\r\n');
    const [data] = await once(socket, 'data');
    expect(String(data)).toMatch(/^HTTP\/1\.1 400/);
    await once(socket, 'close');
  });

  it('ends when the server closes: half-sent, idle or hanging', async () => {
    const kms = await startKms();
    const half = connect(kms.port, '127.0.0.1');
    await once(half, 'connect');
    half.write(`${HEAD}content-length: 100\r\n\r\n{`);
    await kms.client().send(new GetKeyPolicyCommand({ KeyId: DOC_KEY }));
    const ended = once(half, 'close');
    const started = performance.now();
    await kms.close();
    await ended;
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('createEmbeddedKms', () => {
  it('rejects with EADDRINUSE if the port is in use', async () => {
    const kms = await startKms();
    await expect(createEmbeddedKms({ port: kms.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('passes each call to onCall, with the request ID that the client got', async () => {
    const onCall = vi.fn();
    const kms = await startKms({ onCall });
    const client = kms.client('444455556666', 'eu-west-1');
    const error = await client.send(new GetKeyPolicyCommand({ KeyId: 'x' })).catch((thrown) => thrown);
    await vi.waitFor(() => expect(onCall).toHaveBeenCalledOnce());
    expect(onCall.mock.calls).toEqual([
      [
        {
          operation: 'GetKeyPolicy',
          keyId: 'x',
          accountId: '444455556666',
          region: 'eu-west-1',
          callerArn: 'arn:aws:iam::444455556666:root',
          sourceIdentity: null,
          status: 400,
          requestId: error.$metadata.requestId,
        },
      ],
    ]);
  });

  it('answers KMSInternalException for a bug of its own, and keeps running', async () => {
    const keys = [{ keyId: DOC_KEY, usage: 'ENCRYPT_DECRYPT', spec: 'NONE' as 'SM2' }] as const;
    const kms = await startKms({ seed: { keys } });
    const { status, json } = await post(kms.url, 'DescribeKey', KEY);
    expect([status, json.__type]).toEqual([500, 'KMSInternalException']);
    expect((await post(kms.url, 'GetKeyPolicy', KEY)).status).toBe(200);
  });
});
