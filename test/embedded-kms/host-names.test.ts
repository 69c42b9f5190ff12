import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendRaw } from '../server/_raw.ts';
import { AUTHORIZATION, failureOf, startKms } from './_kms.ts';
import { startKmsProcess } from './_process.ts';

/** The status of a ListKeys call with this Host header. */
async function statusFor(port: number, host: string): Promise<number> {
  const head = `POST / HTTP/1.1\r\nhost: ${host}\r\nx-amz-target: TrentService.ListKeys\r\nauthorization: ${AUTHORIZATION}\r\n`;
  const answer = await sendRaw(port, `${head}content-length: 2\r\nconnection: close\r\n\r\n{}`);
  return Number(answer.slice(9, 12));
}

/** Clients that reach 127.0.0.1 by another name, as in a network of containers. */
function clientsOf(host: string, port: number) {
  const lookup = (_: string, __: object, done: (error: null, all: object) => void) =>
    done(null, [{ address: '127.0.0.1', family: 4 }]);
  const config = {
    endpoint: `http://${host}:${port}`,
    region: 'us-east-2',
    credentials: { accessKeyId: '111122223333', secretAccessKey: 'x' },
    requestHandler: { httpAgent: { lookup } as object },
  };
  const clients = { kms: new KMSClient(config), sts: new STSClient(config) };
  onTestFinished(() => {
    clients.kms.destroy();
    clients.sts.destroy();
  });
  return clients;
}

describe('an SDK', () => {
  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', 'my.localhost', 'kms', 'KMS'])('reaches host %s', async (host) => {
    const kms = await startKms({ allowedHosts: ['KMS'] });
    const clients = clientsOf(host, kms.port);
    expect((await clients.kms.send(new ListKeysCommand({}))).Keys?.length).toBeGreaterThan(5);
    expect((await clients.sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
  });

  it('gets an exception that says which other name is refused, and how to allow it', async () => {
    const kms = await startKms();
    const clients = clientsOf('vault', kms.port);
    const message = 'The host name "vault" is not allowed. To allow it, add it to ALLOWED_HOSTS.';
    const ofKmsCall = await failureOf(clients.kms.send(new ListKeysCommand({})));
    expect(ofKmsCall).toEqual(['MisdirectedRequestException', message]);
    const ofStsCall = await failureOf(clients.sts.send(new GetCallerIdentityCommand({})));
    expect(ofStsCall).toEqual(['MisdirectedRequest', message]);
  });
});

describe('npm run kms', () => {
  it('listens on 127.0.0.1, and answers to no other name', async () => {
    const { url } = await startKmsProcess({});
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const port = Number(new URL(url).port);
    expect(await statusFor(port, 'kms')).toBe(421);
  });

  it('answers to the names in ALLOWED_HOSTS, too', async () => {
    const { url } = await startKmsProcess({ ALLOWED_HOSTS: 'kms, host.docker.internal' });
    const port = Number(new URL(url).port);
    for (const host of ['kms', `host.docker.internal:${port}`, `localhost:${port}`]) {
      expect(await statusFor(port, host)).toBe(200);
    }
  });
});
