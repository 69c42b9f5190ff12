import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DENIED_KEY, SEALED_KEY, THROTTLED_KEY } from '../page/_estate-seed.ts';
import { takeScreenshot } from './_browser.ts';
import { openEstate, rowOf } from './_estate.ts';
import { cell, DENY_KEY, findPaleTexts, openPage, statement, tabsAreLoaded, toPath } from './_page.ts';

const heading = (page: Page, name: string) => page.getByRole('main').getByRole('heading', { level: 1, name });

describe('a key', () => {
  it('opens by keyboard, takes the focus, and is in the URL: reload, link and back work', async () => {
    const { page, expectQuiet } = await openEstate({ path: '/?sort=alias' });
    await rowOf(page, 'payments/cards').getByRole('link').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('portal/legacy');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await cell(page, 'KeyAdministrators', 'Manage').waitFor();
    await heading(page, 'payments/cards').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(decodeURIComponent(page.url())).toContain(toPath('0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45'));
    expect(await page.title()).toBe('payments/cards · Key policies');
    await page.reload();
    await cell(page, 'KeyAdministrators', 'Manage').waitFor();
    await page.goBack();
    await heading(page, 'Keys').waitFor();
    await page.goForward();
    await cell(page, 'KeyAdministrators', 'Manage').waitFor();
    expectQuiet();
  });

  it('is found by its alias, too, and leads to its replica in another Region', async () => {
    const { page, expectQuiet } = await openPage({ path: '/?key=alias/customers/profiles' });
    await page.getByRole('tab', { name: 'Key', exact: true }).click();
    await page.getByRole('link', { name: 'us-west-2' }).click();
    await page.getByText('us-west-2, this key').waitFor();
    await page.getByText('arn:aws:kms:us-west-2:111122223333:key/mrk-').first().waitFor();
    await page.getByRole('tab', { name: 'Who can' }).click();
    await cell(page, 'ProfileService', 'Decrypt').waitFor();
    expectQuiet();
  });

  it('whose policy may not be read says so, and which policy denies which permission', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENIED_KEY) });
    const alert = page.getByRole('main').getByRole('alert');
    await alert.filter({ hasText: 'Access denied' }).waitFor();
    expect(await alert.textContent()).toContain(
      'A service control policy of the organization explicitly denies kms:GetKeyPolicy.',
    );
    expect(await alert.getByRole('button').count()).toBe(0);
    await heading(page, 'legal/evidence').waitFor();
    await takeScreenshot(page, 'front-end-denied');
    expectQuiet();
  });

  it('that is throttled may be tried again after the time that KMS asks for, and then succeeds', async () => {
    const { page, kms, expectQuiet } = await openPage({ path: toPath(THROTTLED_KEY) });
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'throttle' } }]);
    await page.reload();
    const button = page.getByRole('alert').getByRole('button');
    await page.getByRole('alert').filter({ hasText: 'KMS throttled the calls' }).waitFor();
    expect(await button.textContent()).toBe('Try again in 1 s');
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await takeScreenshot(page, 'front-end-throttled');
    kms.setFaults([]);
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    await cell(page, 'This account', 'Decrypt').waitFor();
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
    expectQuiet();
  });

  it('shows its policy and who can use it where its details cannot be read', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(SEALED_KEY) });
    expect(await cell(page, 'This account', 'Use').textContent()).toContain('by IAM');
    await page.getByText('The kind of the key is not known').waitFor();
    await page.getByRole('tab', { name: 'Statements' }).click();
    await statement(page, 'Enable IAM User Permissions').waitFor();
    await page.getByRole('tab', { name: 'Key', exact: true }).click();
    await page.getByRole('main').getByText('Access denied kms:DescribeKey').waitFor();
    expectQuiet();
  });
});

describe('the page', () => {
  it('survives a restart of the gateway', async () => {
    const { page, stopGateway, logged } = await openPage({ path: toPath(DENY_KEY) });
    await cell(page, 'PayrollService', 'Decrypt').waitFor();
    await tabsAreLoaded(page);
    const startGateway = await stopGateway();
    await page.getByRole('tab', { name: 'Statements' }).click();
    await page.getByText('This page tries again every two seconds').first().waitFor();
    await takeScreenshot(page, 'front-end-gateway-lost');
    await heading(page, 'hr/payroll').waitFor();
    await startGateway();
    await statement(page, 'Deny use outside the organization').waitFor();
    await page.getByText('The gateway does not answer').waitFor({ state: 'detached' });
    expect(logged.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('can be read in %s, wide and narrow', async (colorScheme) => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY, 'statements') });
    await page.emulateMedia({ colorScheme });
    for (const [name, width, height] of [
      ['wide', 1440, 900],
      ['narrow', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await statement(page, 'Deny use outside the organization').hover();
      expect(await findPaleTexts(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await takeScreenshot(page, `front-end-key-${colorScheme}-${name}`);
    }
    expectQuiet();
  });
});
