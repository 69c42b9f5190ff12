import { writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT, DOC_KEY, REGION, setup } from '../_setup.ts';
import { bearer, EVERYTHING, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { makeFolder } from '../embedded-kms/_process.ts';
import { CERTIFICATE, listening, startProxy, startTls } from './_proxy.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename ... on KmsException { code } } } }`;
const READ = { data: { key: { policy: { __typename: 'KeyPolicy' } } } };

/** Without AWS_ACCOUNT_ID: STS is asked at the start. */
const AWS = { KMS_MODE: 'aws', AWS_REGION: REGION, AWS_ACCESS_KEY_ID: ACCOUNT, AWS_SECRET_ACCESS_KEY: 'x' };
const atHosts = (scheme: string) => ({
  AWS_ENDPOINT_URL_KMS: `${scheme}://kms.invalid`,
  AWS_ENDPOINT_URL_STS: `${scheme}://sts.invalid`,
});

async function ask(url: string, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: POLICY }),
  });
  return await response.json();
}

async function startKms() {
  const kms = await createEmbeddedKms({ allowedHosts: ['kms.invalid', 'sts.invalid'] });
  onTestFinished(() => kms.close());
  return kms;
}

describe('npm start with KMS_MODE=aws', () => {
  it('reaches KMS and STS through HTTPS_PROXY, by tunnels of which each is used again', async () => {
    const port = await startTls((await startKms()).url);
    const proxy = await startProxy({ 'kms.invalid': port, 'sts.invalid': port });
    const env = { ...AWS, ...atHosts('https'), HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: CERTIFICATE };
    const { url } = await startReady(env);
    for (let turn = 0; turn < 3; turn++) expect(await ask(url)).toEqual(READ);
    expect(proxy.seen).toEqual(['CONNECT sts.invalid:443', 'CONNECT kms.invalid:443']);
  });

  it('trusts no certificate through a proxy that it would not trust without', async () => {
    const port = await startTls((await startKms()).url);
    const proxy = await startProxy({ 'kms.invalid': port });
    const { url } = await startReady({ ...AWS, ...atHosts('https'), AWS_ACCOUNT_ID: ACCOUNT, https_proxy: proxy.url });
    expect(await ask(url)).toMatchObject({ data: { key: { policy: { code: 'ConnectionFailed' } } } });
  });

  it('reaches KMS, STS and the issuer of tokens through HTTP_PROXY where they speak plain HTTP', async () => {
    const [kms, issuer] = [await startKms(), await startIssuer()];
    const proxy = await startProxy({ 'kms.invalid': kms.port, 'sts.invalid': kms.port });
    const GATEWAY_CONFIG = join(makeFolder(), 'gateway.json');
    const access = { authentication: { jwt: [trusted(issuer)] }, authorization: { rules: [EVERYTHING] } };
    writeFileSync(GATEWAY_CONFIG, JSON.stringify(access));
    const { url } = await startReady({ ...AWS, ...atHosts('http'), HTTP_PROXY: proxy.url, GATEWAY_CONFIG });
    expect(await ask(url, bearer(await issuer.token()))).toEqual(READ);
    expect(proxy.seen.toSorted()).toEqual([
      `GET ${issuer.url}`,
      `GET ${issuer.url}`,
      'POST http://kms.invalid',
      'POST http://sts.invalid',
    ]);
  });

  it('asks hosts of NO_PROXY itself', async () => {
    const { url: endpoint } = await startKms();
    const proxy = await startProxy({});
    const hosts = { AWS_ENDPOINT_URL_KMS: endpoint, AWS_ENDPOINT_URL_STS: endpoint };
    const proxies = { HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: 'kms.example.com, 127.0.0.1' };
    const { url } = await startReady({ ...AWS, ...hosts, ...proxies });
    expect(await ask(url)).toEqual(READ);
    expect(proxy.seen).toEqual([]);
  });
});

describe('npm start with the embedded KMS', () => {
  it('uses no proxy, whatever the environment says', async () => {
    const proxy = await startProxy({});
    const { url } = await startReady({
      HTTP_PROXY: proxy.url,
      HTTPS_PROXY: proxy.url,
      http_proxy: proxy.url,
      NODE_USE_ENV_PROXY: '1',
    });
    expect(await ask(url)).toEqual(READ);
    expect(proxy.seen).toEqual([]);
  });
});

describe('a proxy', () => {
  async function setupBehind(onConnection: (socket: Socket) => void, env: Record<string, string> = {}) {
    setEnvironment({ AWS_ACCESS_KEY_ID: ACCOUNT, AWS_SECRET_ACCESS_KEY: 'x' });
    const url = `http://127.0.0.1:${await listening(createServer(onConnection))}`;
    const proxies = { httpProxy: url, httpsProxy: url, noProxy: '' };
    const target = { accounts: null, region: REGION, accountId: ACCOUNT } as const;
    return await setup({
      env,
      connect: () => loadAwsConnection({ endpoint: 'https://kms.invalid', proxies, ...target }),
    });
  }

  it.each([
    ['refuses', 'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'],
    ['says that it reaches nobody', 'HTTP/1.1 502 Bad Gateway\r\n\r\n'],
    ['ends the connection', ''],
  ])('that %s makes the call fail', async (_, answer) => {
    const { query } = await setupBehind((socket) => socket.once('data', () => socket.end(answer)));
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { code: 'ConnectionFailed' } } });
  });

  it('that says nothing is waited for until the time of a try is up', async () => {
    const { query } = await setupBehind(() => {}, { KMS_TRY_TIMEOUT_MS: '100' });
    expect((await query(POLICY)).data).toMatchObject({ key: { policy: { code: 'Timeout' } } });
  });
});
