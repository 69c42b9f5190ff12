import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, startProcess } from '../embedded-kms/_process.ts';
import { bearer, EVERYTHING } from './_gateway.ts';

const AWS = {
  PORT: '0',
  KMS_MODE: 'aws',
  AWS_REGION: 'us-east-2',
  AWS_ACCOUNT_ID: '111122223333',
  AWS_ACCESS_KEY_ID: 'x',
  AWS_SECRET_ACCESS_KEY: 'x',
};
const KEY = `kpg_${randomBytes(32).toString('base64url')}`;
const ACCESS = {
  authentication: { apiKeys: [{ name: 'ci', sha256: createHash('sha256').update(KEY).digest('hex') }] },
  authorization: { rules: [EVERYTHING] },
};

function writeConfig(content: object): string {
  const file = join(makeFolder(), 'gateway.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

/** Starts the gateway, and resolves to its URL and its banner. */
async function startReady(env: Record<string, string>): Promise<{ url: string; banner: string }> {
  const { child, output, ended } = startProcess('gateway.ts', { PORT: '0', ...env });
  while (!output.stdout.includes('Ctrl-C\n')) {
    await Promise.race([once(child.stdout, 'data'), ended.then(({ stderr }) => Promise.reject(new Error(stderr)))]);
  }
  return { url: /GraphQL +(\S+)/.exec(output.stdout)?.[1] ?? '', banner: output.stdout };
}

const statusOf = async (url: string, headers: Record<string, string> = {}) =>
  (
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ accounts { accountId } }' }),
    })
  ).status;

describe('npm start with KMS_MODE=aws', () => {
  it.each(['0.0.0.0', '::', 'gateway.example.com', '10.0.0.1'])(
    'refuses HOST=%s without authentication, and says how to configure it',
    async (host) => {
      const { code, stdout, stderr } = await startProcess('gateway.ts', { ...AWS, HOST: host }).ended;
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(
        `HOST is "${host}": expected 127.0.0.1 (or ::1, localhost) without authentication. To serve other machines, set GATEWAY_CONFIG to a file with "authentication" and "authorization" (docs/authentication.md; schema/gateway.schema.json)\n`,
      );
    },
  );

  it('refuses KMS_WRITE without authentication, on loopback, too, and says how to configure it', async () => {
    const env = { ...AWS, KMS_WRITE: 'true' };
    const { code, stdout, stderr } = await startProcess('gateway.ts', env).ended;
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      'KMS_WRITE is true: expected authentication, too. To let callers change policies, set GATEWAY_CONFIG to a file with "authentication" and "authorization" (docs/authentication.md; schema/gateway.schema.json)\n',
    ]);
    const both = await startProcess('gateway.ts', { ...env, HOST: '0.0.0.0' }).ended;
    expect(both.stderr).toMatch(/^HOST is .*\nKMS_WRITE is true: .*\n$/);
  });

  it('refuses such a HOST also if GATEWAY_CONFIG names accounts only', async () => {
    const GATEWAY_CONFIG = writeConfig({ accounts: [{ accountId: '111122223333', regions: ['us-east-2'] }] });
    const { code, stderr } = await startProcess('gateway.ts', { ...AWS, HOST: '0.0.0.0', GATEWAY_CONFIG }).ended;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^HOST is "0\.0\.0\.0": .*\n$/)]);
  });

  it.each(['127.0.0.1', '127.8.9.1', 'localhost'])('accepts HOST=%s', async (HOST) => {
    const { url, banner } = await startReady({ ...AWS, HOST });
    expect(await statusOf(url)).toBe(200);
    expect(banner).not.toContain('authorization');
  });

  it('accepts any HOST with authentication', async () => {
    const { url } = await startReady({ ...AWS, HOST: '0.0.0.0', GATEWAY_CONFIG: writeConfig(ACCESS) });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/); // 0.0.0.0 is no address to open
    expect([await statusOf(url), await statusOf(url, bearer(KEY))]).toEqual([401, 200]);
  });

  it('requires accounts, or a Region of the account of its credentials', async () => {
    const { AWS_REGION: _, ...env } = AWS;
    const { code, stderr } = await startProcess('gateway.ts', { ...env, GATEWAY_CONFIG: writeConfig(ACCESS) }).ended;
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^AWS_REGION is not set: expected a Region such as us-east-2/),
    ]);
  });
});

describe('npm start with the embedded KMS', () => {
  it('authenticates callers if GATEWAY_CONFIG configures it', async () => {
    const { url, banner } = await startReady({ GATEWAY_CONFIG: writeConfig(ACCESS) });
    expect(banner).toContain("-H 'authorization: Bearer TOKEN'");
    expect([await statusOf(url), await statusOf(url, bearer(KEY))]).toEqual([401, 200]);
  });

  it('refuses a GATEWAY_CONFIG that names accounts or does not exist', async () => {
    const file = writeConfig({ ...ACCESS, accounts: [{ accountId: '111122223333', regions: ['us-east-2'] }] });
    const [named, missing] = await Promise.all([
      startProcess('gateway.ts', { GATEWAY_CONFIG: file }).ended,
      startProcess('gateway.ts', { GATEWAY_CONFIG: '/no/such/file' }).ended,
    ]);
    expect([named.code, named.stderr]).toEqual([
      1,
      `GATEWAY_CONFIG (${file}): /accounts: expected only with KMS_MODE=aws: the embedded KMS has the accounts of its keys\n`,
    ]);
    expect([missing.code, missing.stderr]).toEqual([
      1,
      'GATEWAY_CONFIG is "/no/such/file": there is no such file; expected a file as in schema/gateway.schema.json\n',
    ]);
  });
});
