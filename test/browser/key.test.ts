import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { SeedKey } from '../../src/package/embedded-kms.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { SEALED_KEY } from '../page/_estate-seed.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { cell, DENY_KEY, openPage, toPath } from './_page.ts';

const MISSING = '00000000-0000-4000-8000-000000000000';
const MULTI_REGION = 'mrk-1234abcd12ab34cd56ef1234567890ab';

const openKey = (key: Omit<SeedKey, 'keyId'>, path = toPath(DENY_KEY, 'key')) =>
  openPage({ path, seed: { keys: [{ keyId: DENY_KEY, ...key }] }, deadlineMs: 20_000 });

const notice = (page: Page) => page.locator('.state-notice');
const alerts = (page: Page) => page.getByRole('main').getByRole('alert');

describe('the head of a key', () => {
  it('says on each tab when the key is deleted, and that uses fail', async () => {
    const { page, expectQuiet } = await openKey({ state: 'PendingDeletion', deletionDate: '2099-01-05T06:07:08Z' });
    for (const tab of ['Who can', 'Key', 'Grants', 'Findings', 'Statements']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByRole('tabpanel', { name: tab }).waitFor();
      expect(await notice(page).textContent()).toMatch(
        /^To be deleted on 5 January 2099, 06:07:08 UTC, in [\d,]+ days\. Every use fails/,
      );
    }
    await expectAccessible(page);
    expectQuiet();
  });

  it.each([
    [{ state: 'Disabled' }, 'Disabled. Every use fails (DisabledException)'],
    [{ state: 'PendingImport', origin: 'EXTERNAL' }, 'Without key material. Every use fails'],
  ] as const)('says that uses fail: %o', async (key, words) => {
    const { page, expectQuiet } = await openKey(key);
    await notice(page).filter({ hasText: words }).waitFor();
    expectQuiet();
  });

  it('says nothing of a key that is enabled; its ARN can be copied, and opened in the AWS console', async () => {
    const { page, origin, expectQuiet } = await openKey({});
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
    const arn = `arn:aws:kms:${REGION}:${ACCOUNT}:key/${DENY_KEY}`;
    await page.getByRole('button', { name: 'Copy ARN' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(arn);
    const link = page.getByRole('link', { name: 'AWS console' });
    expect(await link.getAttribute('href')).toBe(
      `https://${REGION}.console.aws.amazon.com/kms/home?region=${REGION}#/kms/keys/${DENY_KEY}`,
    );
    expect(await link.getAttribute('rel')).toContain('noreferrer');
    expect(await notice(page).count()).toBe(0);
    expectQuiet();
  });
});

describe('the tab Key', () => {
  it('has times with their zone, and the keys of a multi-Region key, which are links', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(MULTI_REGION, 'key'), deadlineMs: 20_000 });
    await page.getByText('us-east-2, this key').waitFor();
    expect(await page.locator('.fact time').first().textContent()).toMatch(/^\d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC$/);
    expect(await page.locator('.related').textContent()).toBe('us-east-2, this key Primaryus-west-2 Replica');
    await page.getByRole('link', { name: 'us-west-2' }).click();
    await page.getByText('us-west-2, this key').waitFor();
    expect(await page.locator('.related').textContent()).toBe('us-east-2 Primaryus-west-2, this key Replica');
    expect(page.url()).toContain('tab=key');
    expectQuiet();
  });

  it('has a failure in the place of what could not be read', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(SEALED_KEY, 'key'), deadlineMs: 20_000 });
    const fact = page.locator('.fact').filter({ hasText: 'Kind, manager and dates' });
    await fact.filter({ hasText: 'Access denied kms:DescribeKey' }).waitFor();
    await page.locator('.fact').filter({ hasText: 'Aliases' }).filter({ hasText: 'alias/vault/sealed' }).waitFor();
    await expectAccessible(page);
    expectQuiet();
  });

  it.each(['light', 'dark'] as const)('can be read in %s by everybody, wide and narrow', async (colorScheme) => {
    const { page, expectQuiet } = await openKey({
      state: 'PendingDeletion',
      deletionDate: '2099-01-05T06:07:08Z',
      aliases: ['alias/team/data', 'alias/team/other'],
      tags: [{ key: 'team', value: 'data' }],
    });
    await page.emulateMedia({ colorScheme });
    await notice(page).waitFor();
    await page.locator('.fact').filter({ hasText: 'Last use' }).filter({ hasText: 'none is recorded' }).waitFor();
    for (const width of [1440, 1024, 375]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      await takeScreenshot(page, `key-${colorScheme}-${width}`);
    }
    expectQuiet();
  });
});

describe('a key that cannot be there', () => {
  it.each([
    ['does not exist', toPath(MISSING), 'There is no such key'],
    ['does not exist there', toPath(MISSING), `Account ${ACCOUNT}, Region ${REGION}`],
    ['is an alias that does not exist', '/?key=alias/nothing', 'There is no such key'],
    [
      'is of an account that the gateway does not know',
      `/?key=arn:aws:kms:${REGION}:999900001111:key/${MISSING}`,
      'not configured for account 999900001111',
    ],
    [
      'is of a Region that does not exist',
      `/?key=arn:aws:kms:us-east-9:${ACCOUNT}:key/${MISSING}`,
      'us-east-9 is not one of the Regions that the gateway reads of account 111122223333: us-east-2 and us-west-2',
    ],
  ])('as it %s says so once, on a narrow screen, too', async (_, path, words) => {
    const { page, expectQuiet } = await openPage({ path, deadlineMs: 20_000 });
    await page.setViewportSize({ width: 375, height: 800 });
    await page.getByText('The key could not be read').waitFor();
    await alerts(page).filter({ hasText: words }).waitFor();
    expect(await alerts(page).count()).toBe(1);
    expect(await page.getByRole('tab').count()).toBe(0);
    expect(await page.getByRole('main').getByText('is missing').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'AWS console' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Copy ARN' }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await expectAccessible(page);
    await takeScreenshot(page, `key-missing-${words.replace(/\W+/g, '-').slice(0, 24)}`);
    expectQuiet();
  });
});

describe('a link that names no key', () => {
  it.each([
    ['not-a-key', /^The link has not-a-key in place/],
    [`key/${MISSING}`, /^The link has key\/0000/],
    ['', /^The link has nothing in place/],
    ['<img src=x>\u202e', /^The link has <img src=x>\\u{202e} in place/],
  ])('says so once, and what is expected: %j', async (id, words) => {
    const { page, expectQuiet } = await openPage({ path: `/?${new URLSearchParams({ key: id })}`, deadlineMs: 20_000 });
    await page.setViewportSize({ width: 375, height: 800 });
    await page.getByText('This is not the name of a key').waitFor();
    await page.getByText(words).waitFor();
    await page.getByText('arn:aws:kms:us-east-2:111122223333:key/KEY-ID', { exact: true }).waitFor();
    expect(await alerts(page).count()).toBe(1);
    expect(await page.locator('.key-arn').count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await expectAccessible(page);
    await takeScreenshot(page, `key-not-a-key-${id.length}`);
    expectQuiet();
  });

  it('leads to a search for it', async () => {
    const { page, expectQuiet } = await openPage({ path: '/?key=payroll', deadlineMs: 20_000 });
    await page.getByRole('link', { name: 'Search all keys for it' }).click();
    await page.getByRole('heading', { name: /^1 of/ }).waitFor();
    await page.locator('.row').filter({ hasText: 'hr/payroll' }).waitFor();
    expectQuiet();
  });
});

describe('what was read', () => {
  const TABS = [
    ['who', (page: Page) => cell(page, 'This account', 'Decrypt')],
    ['statements', (page: Page) => page.locator('.statement')],
    ['grants', (page: Page) => page.getByRole('cell', { name: 'Reader' })],
    ['findings', (page: Page) => page.getByText('No findings.', { exact: true })],
    ['key', (page: Page) => page.getByText('generated by KMS')],
  ] as const;

  it('stays when it is read again while the gateway is down, on all tabs, also after a visit of another', async () => {
    const grants = [{ granteePrincipal: `arn:aws:iam::${ACCOUNT}:role/Reader`, operations: ['Decrypt'] }] as const;
    const { page, stopGateway, logged } = await openKey({ grants }, toPath(DENY_KEY));
    const open = (tab: string) => page.locator(`#tab-${tab}`).click();
    for (const [tab, shown] of TABS) {
      await open(tab);
      await shown(page).first().waitFor();
    }
    const startGateway = await stopGateway();
    // The head of the key, which the tab Key shows, is not read again with the tab.
    await page.getByRole('button', { name: 'Read again' }).click();
    for (const [tab, shown] of TABS) {
      await open(tab);
      await page.getByText('Reading it again failed: The gateway does not answer').waitFor();
      expect(await shown(page).first().isVisible()).toBe(true);
    }
    await takeScreenshot(page, 'key-gateway-down');
    await expectAccessible(page);
    await startGateway();
    await page.getByText('Reading it again failed').waitFor({ state: 'detached' });
    expect(logged.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });
});
