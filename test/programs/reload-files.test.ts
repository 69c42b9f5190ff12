import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { loadFiles } from '../../src/programs/start/reload/load-files.ts';
import {
  account,
  BOTH,
  failureOf,
  HOME,
  linkTo,
  listing,
  MEMBER,
  REGION,
  replaceFile,
  startReloading,
} from './_reload.ts';

const NOT_CONFIGURED = `The gateway is not configured for account ${MEMBER}`;
const HOME_ONLY = JSON.stringify(listing(account(HOME)));

/** Both accounts, with authentication. */
const PROTECTED = {
  ...BOTH,
  authentication: { apiKeys: [{ name: 'a', sha256: '0'.repeat(64) }] },
  authorization: { rules: [{ to: 'everyone', accounts: 'all', regions: 'all', permissions: ['key:read'] }] },
};

describe('a file is loaded again', () => {
  it.each([
    ['when it is written in place', (path: string) => writeFileSync(path, HOME_ONLY)],
    ['when another one is renamed to its name', (path: string) => replaceFile(path, HOME_ONLY)],
    [
      'when it becomes a link',
      (path: string) => {
        writeFileSync(`${path}.target`, HOME_ONLY);
        linkTo(`${path}.target`, path);
      },
    ],
  ])('%s', async (_, change) => {
    const { path, policyOf, whenReloaded } = await startReloading();
    expect(await policyOf(MEMBER)).toBe('KeyPolicy');
    change(path);
    await whenReloaded(1);
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
  });

  it('when Kubernetes updates its ConfigMap: a link to a folder is replaced, and the old folder removed', async () => {
    const { path, folder, policyOf, reloader, whenReloaded, lines } = await startReloading();
    const write = (version: string, content: string) => {
      mkdirSync(join(folder, version));
      writeFileSync(join(folder, version, 'gateway.json'), content);
      symlinkSync(version, join(folder, '..data_tmp'));
      renameSync(join(folder, '..data_tmp'), join(folder, '..data'));
    };
    write('..2026_1', JSON.stringify(BOTH));
    linkTo(join('..data', 'gateway.json'), path);
    await whenReloaded(1);
    write('..2026_2', HOME_ONLY);
    rmSync(join(folder, '..2026_1'), { recursive: true });
    await whenReloaded(2);
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
    write('..2026_3', JSON.stringify(BOTH));
    await whenReloaded(3);
    expect(await policyOf(MEMBER)).toBe('KeyPolicy');
    await reloader.reload();
    expect(lines().at(-1)).toEqual({ level: 30, msg: 'reloaded the configuration' });
  });

  it('at the end of 50 changes within a second, and a few times until then', async () => {
    const { path, policyOf, outcomes } = await startReloading({ settleMs: 200 });
    for (let index = 0; index < 50; index++) {
      const regions = index % 2 === 0 ? [REGION] : [REGION, 'eu-west-1'];
      replaceFile(path, JSON.stringify(listing(account(HOME, { regions }), account(MEMBER))));
      await sleep(5); // milliseconds between two changes
    }
    replaceFile(path, HOME_ONLY);
    await vi.waitFor(async () => expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED), 10_000);
    expect(outcomes.length).toBeLessThan(6);
    expect(new Set(outcomes)).toEqual(new Set(['success']));
  });
});

describe('the old configuration stays, and the log says why in the words of the start', () => {
  it.each([
    ['is cut', (path: string) => truncateSync(path, 40), 'The text is not JSON'],
    ['is empty', (path: string) => truncateSync(path), 'The text is not JSON'],
    ['is removed', (path: string) => rmSync(path), 'there is no such file'],
    ['is a link to nothing', (path: string) => linkTo('nothing', path), 'there is no such file'],
    ['is a link to itself', (path: string) => linkTo(path, path), 'it cannot be read (ELOOP)'],
    ['names an unknown key', (path: string) => replaceFile(path, '{"acounts": []}'), 'acounts'],
    ['allows nobody', (path: string) => replaceFile(path, '{"accounts": []}'), 'expected at least one account'],
    [
      'is too large',
      (path: string) => replaceFile(path, `${HOME_ONLY}${' '.repeat(4 * 1024 * 1024)}`),
      'bytes; expected at most 4194304',
    ],
  ])('if the file %s, until it is right again', async (_, spoil, problem) => {
    const { config, path, policyOf, whenReloaded, lines } = await startReloading();
    spoil(path);
    await whenReloaded(1);
    const { message } = await failureOf(loadFiles(config));
    expect(message).toContain(problem);
    const msg = 'the configuration was not reloaded: the old one stays';
    expect(lines()).toEqual([{ level: 40, reason: message, msg }]);
    expect(await policyOf(MEMBER)).toBe('KeyPolicy');
    rmSync(path, { force: true });
    replaceFile(path, HOME_ONLY);
    await whenReloaded(2);
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
  });

  it.each([
    ['a folder', (path: string) => mkdirSync(path)],
    ['a device without an end, which would block the process', (path: string) => linkTo('/dev/zero', path)],
  ])('if the file is now %s', async (_, make) => {
    const { path, reloader, policyOf, whenReloaded, lines } = await startReloading();
    rmSync(path);
    make(path);
    await reloader.reload();
    expect(lines().at(-1)).toMatchObject({ reason: expect.stringContaining('expected a regular file') });
    expect(await policyOf(MEMBER)).toBe('KeyPolicy');
    await whenReloaded(2);
  });

  it('if it would open a gateway to AWS without authentication', async () => {
    const { path, post, whenReloaded, lines } = await startReloading({ file: PROTECTED, env: { HOST: '0.0.0.0' } });
    replaceFile(path, JSON.stringify(BOTH));
    await whenReloaded(1);
    expect(lines()).toMatchObject([{ reason: expect.stringContaining('HOST is "0.0.0.0": expected 127.0.0.1') }]);
    expect((await post({ query: '{ __typename }' })).status).toBe(401);
  });

  it('if it would turn authentication off, also on loopback, where a proxy may be in front; it may turn it on', async () => {
    const { path, post, whenReloaded, lines } = await startReloading({ file: BOTH });
    replaceFile(path, JSON.stringify(PROTECTED));
    await whenReloaded(1);
    replaceFile(path, JSON.stringify(BOTH));
    await whenReloaded(2);
    const reason = `GATEWAY_CONFIG (${path}): /authentication: expected, because the gateway runs with it.`;
    expect(lines()[1]).toMatchObject({ level: 40, reason: expect.stringContaining(reason) });
    expect((await post({ query: '{ __typename }' })).status).toBe(401);
  });
});
