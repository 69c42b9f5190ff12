import { describe, expect, it, vi } from 'vitest';
import { loadFiles } from '../../src/programs/start/reload/load-files.ts';
import { account, BOTH, failureOf, HOME, listing, MEMBER, REGION, replaceFile, startReloading } from './_reload.ts';

const NOT_CONFIGURED = `The gateway is not configured for account ${MEMBER}`;

describe('a new configuration', () => {
  it('adds, changes and removes accounts; those that stay assume no role again', async () => {
    const { path, kms, policyOf, whenReloaded, lines } = await startReloading({ file: listing(account(HOME)) });
    expect(await policyOf(HOME)).toBe('KeyPolicy');
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
    replaceFile(path, JSON.stringify(BOTH));
    await whenReloaded(1);
    expect([await policyOf(HOME), await policyOf(MEMBER)]).toEqual(['KeyPolicy', 'KeyPolicy']);
    const regions = [REGION, 'eu-west-1'];
    replaceFile(path, JSON.stringify(listing(account(HOME, { regions }), account(MEMBER))));
    await whenReloaded(2);
    expect(await policyOf(HOME, 'eu-west-1')).toBe('KeyPolicy');
    expect(kms.callCount('AssumeRole')).toBe(2);
    replaceFile(path, JSON.stringify(listing(account(HOME))));
    await whenReloaded(3);
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
    expect(await policyOf(HOME)).toBe('KeyPolicy');
    expect(kms.callCount('AssumeRole')).toBe(2);
    const msg = 'reloaded the configuration';
    expect(lines()).toEqual([
      { level: 30, accounts: { added: 1 }, msg },
      { level: 30, accounts: { changed: 1 }, msg },
      { level: 30, accounts: { removed: 1, changed: 1 }, msg },
    ]);
  });

  it('with another role assumes it', async () => {
    const { path, policyOf, whenReloaded } = await startReloading();
    expect(await policyOf(MEMBER)).toBe('KeyPolicy');
    const roleArn = `arn:aws:iam::${MEMBER}:role/Nobody`;
    replaceFile(path, JSON.stringify(listing(account(HOME), account(MEMBER, { roleArn }))));
    await whenReloaded(1);
    expect(await policyOf(MEMBER)).toContain('may not assume its role');
  });

  it('goes from a list of accounts to an organization, changes it, and goes back', async () => {
    const { path, kms, policyOf, whenReloaded, lines, logged } = await startReloading({ file: listing(account(HOME)) });
    const organization = (more: object = {}) =>
      JSON.stringify({ accounts: { organization: { roleName: 'Reader', ...more } } });
    replaceFile(path, organization());
    await whenReloaded(1);
    expect([await policyOf(HOME), await policyOf(MEMBER)]).toEqual(['KeyPolicy', 'KeyPolicy']);
    expect(logged).toContainEqual(
      expect.objectContaining({ msg: 'found the accounts of the organization', accounts: 2 }),
    );
    replaceFile(path, organization({ exclude: [MEMBER] }));
    await whenReloaded(2);
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
    kms.setOrganization(null);
    replaceFile(path, organization());
    await whenReloaded(3);
    expect([await policyOf(HOME), await policyOf(MEMBER)]).toEqual([
      'KeyPolicy',
      expect.stringContaining(NOT_CONFIGURED),
    ]);
    expect(lines()[2]).toMatchObject({ level: 40, reason: expect.stringContaining('its accounts cannot be listed') });
    replaceFile(path, JSON.stringify(BOTH));
    await whenReloaded(4);
    expect(await policyOf(MEMBER)).toBe('KeyPolicy');
  });

  it('asks STS for a principal that is new, if the gateway may change policies', async () => {
    const apiKeys = [{ name: 'writer', sha256: '0'.repeat(64) }];
    const rules = [{ to: 'everyone', accounts: 'all', regions: 'all', permissions: ['key:read'] }];
    const access = { authentication: { apiKeys }, authorization: { rules } };
    const { path, kms, whenReloaded } = await startReloading({
      file: { ...BOTH, ...access },
      env: { KMS_WRITE: 'true' },
    });
    expect(kms.callCount('GetCallerIdentity')).toBe(0);
    const own = { accountId: HOME, regions: [REGION] };
    replaceFile(path, JSON.stringify({ ...listing(own, account(MEMBER)), ...access }));
    await whenReloaded(1);
    expect(kms.callCount('GetCallerIdentity')).toBe(1);
  });

  it('is replaced as a whole with its trusted documents, or not at all', async () => {
    const documents = { a: '{ a: __typename }' };
    const { config, path, documentsPath, post, whenReloaded, lines, outcomes } = await startReloading({ documents });
    const ask = async (documentId: string) => await (await post({ documentId })).text();
    replaceFile(documentsPath, JSON.stringify({ b: '{ b: __typename }', c: '{ nothing }' }));
    replaceFile(path, JSON.stringify(listing(account(HOME))));
    await vi.waitFor(() => expect(outcomes).toContain('failure'));
    expect(await ask('a')).toBe('{"data":{"a":"Query"}}');
    const { message } = await failureOf(loadFiles(config));
    expect(message).toContain('c: Cannot query field');
    expect(lines().at(-1)).toMatchObject({ reason: message });
    const before = outcomes.length;
    replaceFile(documentsPath, JSON.stringify({ b: '{ b: __typename }' }));
    await whenReloaded(before + 1);
    expect(await ask('b')).toBe('{"data":{"b":"Query"}}');
    expect(await ask('a')).toContain('PERSISTED_QUERY_NOT_IN_LIST');
    expect(lines().at(-1)).toMatchObject({ accounts: { removed: 1 }, trustedDocuments: { added: 1, removed: 1 } });
  });
});

describe('a reload', () => {
  it('that is wanted during another one runs once more, with the last configuration', async () => {
    const { path, reloader, policyOf, outcomes, whenReloaded } = await startReloading();
    const first = reloader.reload();
    replaceFile(path, JSON.stringify(listing(account(HOME))));
    await Promise.all([first, reloader.reload(), reloader.reload(), reloader.reload()]);
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
    // The third is because the file has changed.
    await whenReloaded(3);
    expect(outcomes).toEqual(['success', 'success', 'success']);
  });

  it('that AWS does not answer does not hold up the next one, which may remove an API key', async () => {
    const { path, kms, whenReloaded, lines, outcomes } = await startReloading({
      file: listing(account(HOME)),
      connectMs: 500,
    });
    kms.setFaults([{ operation: 'ListAccounts', fault: { kind: 'hang' } }]);
    replaceFile(path, JSON.stringify({ accounts: { organization: { roleName: 'Reader' } } }));
    await whenReloaded(1);
    expect(lines()).toMatchObject([{ level: 40, reason: expect.stringContaining('has not answered in time') }]);
    replaceFile(path, JSON.stringify(listing(account(HOME))));
    await whenReloaded(2);
    expect(outcomes).toEqual(['failure', 'success']);
  });

  it('in progress at the end of the process has no effect', async () => {
    const { path, kms, reloader, policyOf, lines } = await startReloading({ file: listing(account(HOME)) });
    kms.setFaults([{ operation: 'ListAccounts', fault: { kind: 'delay', milliseconds: 200 } }]);
    replaceFile(path, JSON.stringify({ accounts: { organization: { roleName: 'Reader' } } }));
    const reloading = reloader.reload();
    await vi.waitFor(() => expect(kms.callCount('ListAccounts')).toBe(1));
    reloader.close();
    await reloading;
    expect(await policyOf(MEMBER)).toContain(NOT_CONFIGURED);
    expect(lines()).toEqual([]);
  });
});
