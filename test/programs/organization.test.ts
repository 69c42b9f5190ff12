import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { start, startReady } from '../_process.ts';
import { HOME, MEMBER, ORGANIZATION, OTHER, SEED, toEnv } from '../discovery/_organization.ts';
import { startKms } from '../embedded-kms/_kms.ts';
import { makeFolder, startProcess } from '../embedded-kms/_process.ts';
import { startProxy } from '../kms/_proxy.ts';

function writeConfig(organization: object = ORGANIZATION): string {
  const file = join(makeFolder(), 'gateway.json');
  writeFileSync(file, JSON.stringify({ accounts: { organization } }));
  return file;
}

async function accountsOf(url: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query: '{ accounts { accountId } }' });
  const { data } = (await (await fetch(url, { method: 'POST', headers, body })).json()) as {
    data: { accounts: { accountId: string }[] };
  };
  return data.accounts.map(({ accountId }) => accountId);
}

/** Makes the process fail if it loads an SDK of discovery. */
const REFUSE_ORGANIZATIONS = `--import=data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module';
  registerHooks({ resolve(specifier, context, next) {
    if (/client-(organizations|account)/.test(specifier) && !specifier.includes('node_modules')) throw new Error('loaded ' + specifier);
    return next(specifier, context);
  } });`,
)}`;

describe('npm start with an organization', () => {
  it('reads its accounts through the proxy, says how many, and ends on SIGTERM', async () => {
    const kms = await startKms({ seed: SEED, allowedHosts: ['aws.invalid'] });
    const proxy = await startProxy({ 'aws.invalid': kms.port });
    const env = {
      ...toEnv('http://aws.invalid'),
      HTTP_PROXY: proxy.url,
      GATEWAY_CONFIG: writeConfig(),
      SHUTDOWN_GRACE_MS: '0',
    };
    const { url, output, child, exit } = await startReady(env);
    expect(output.out).toMatch(
      /Keys +AWS, 3 accounts of the organization \(home: account 111122223333, Region us-east-2\)\n/,
    );
    expect(await accountsOf(url)).toEqual([HOME, MEMBER, OTHER]);
    expect(new Set(proxy.seen)).toEqual(new Set(['POST http://aws.invalid']));
    expect([kms.callCount('ListAccounts'), kms.callCount('ListRegions')]).toEqual([1, 3]);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(JSON.parse(output.err.split('\n')[0] ?? '')).toMatchObject({
      msg: 'found the accounts of the organization',
      accounts: 3,
    });
  });

  it('exits with one line if its accounts cannot be listed', async () => {
    const kms = await startKms({ seed: SEED });
    const { output, exit } = start({ ...toEnv(kms.url, MEMBER), PORT: '0', GATEWAY_CONFIG: writeConfig() });
    expect(await exit).toBe(1);
    expect(output).toMatchObject({ out: '', err: expect.stringMatching(/^GATEWAY_CONFIG has "organization", .*\n$/) });
  });

  it('is refused with the embedded KMS', async () => {
    const GATEWAY_CONFIG = writeConfig();
    const { output, exit } = start({ PORT: '0', EMBEDDED_KMS_PORT: '0', GATEWAY_CONFIG });
    expect([await exit, output.err]).toEqual([
      1,
      expect.stringContaining('/accounts: expected only with KMS_MODE=aws'),
    ]);
  });

  it('is the only start that loads the SDKs of discovery', async () => {
    const kms = await startKms({ seed: SEED });
    const env = { ...toEnv(kms.url), NODE_OPTIONS: REFUSE_ORGANIZATIONS };
    const { url } = await startReady(env);
    expect(await accountsOf(url)).toEqual([HOME]);
    const { output, exit } = start({ ...env, PORT: '0', GATEWAY_CONFIG: writeConfig() });
    expect([await exit, output.err]).toEqual([1, expect.stringContaining('loaded ')]);
  });
});

describe('npm run kms:export with an organization', () => {
  it('reads the home account', async () => {
    const kms = await startKms({ seed: SEED });
    const file = join(makeFolder(), 'keys.json');
    const { ended } = startProcess('export.ts', { ...toEnv(kms.url), GATEWAY_CONFIG: writeConfig() }, [
      '--output',
      file,
    ]);
    expect((await ended).code).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8')).keys).toMatchObject([{ accountId: HOME, region: 'us-east-2' }]);
    expect(kms.callCount('ListAccounts')).toBe(0);
  });
});
