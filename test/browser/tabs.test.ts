import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { openEstate, rowOf } from './_estate.ts';
import { DENY_KEY, openPage, tabsAreLoaded, toPath } from './_page.ts';

const tabs = (page: Page) => page.getByRole('tab');

describe('the tabs', () => {
  it.each(['light', 'dark'] as const)(
    'are one row that scrolls at 375 px in %s, by keyboard, too',
    async (colorScheme) => {
      const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY, 'key'), deadlineMs: 20_000 });
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 375, height: 800 });
      await page.reload();
      await tabs(page).last().waitFor();
      const isShown = () =>
        tabs(page)
          .and(page.locator('[aria-selected=true]'))
          .evaluate((tab) => {
            const { left, right } = tab.getBoundingClientRect();
            return left >= 0 && right <= document.documentElement.clientWidth;
          });
      expect(await isShown()).toBe(true);
      const tops = await tabs(page).evaluateAll((all) => all.map((tab) => tab.getBoundingClientRect().top));
      expect(new Set(tops).size).toBe(1);
      await takeScreenshot(page, `tabs-${colorScheme}-end`);
      await tabs(page).last().focus();
      for (const name of ['Who can', 'Ask', 'Statements']) {
        await page.keyboard.press('ArrowRight');
        await page.getByRole('tab', { name, selected: true }).waitFor();
        expect(await isShown()).toBe(true);
        expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-selected'))).toBe('true');
      }
      await expectAccessible(page);
      await takeScreenshot(page, `tabs-${colorScheme}-middle`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
      expectQuiet();
    },
  );

  it('have the number of findings at once if the list has read it, and never one that costs a call', async () => {
    const { page, origin, kms, expectQuiet } = await openEstate();
    await rowOf(page, 'hr/payroll').getByRole('link').click();
    await page.getByRole('tab', { name: 'Findings 2' }).waitFor();
    await page.getByRole('tab', { name: 'Findings 2' }).click();
    await expect.poll(() => page.locator('.finding').count()).toBe(2);
    await page.goto(origin + toPath(DENY_KEY));
    await page.getByRole('tab', { name: 'Grants 0' }).waitFor();
    expect(await page.getByRole('tab', { name: /^Findings/ }).textContent()).toBe('Findings');
    expect(kms.callCount('ListGrants')).toBeGreaterThan(0);
    expectQuiet();
  });
});

describe('the code of a tab', () => {
  it('that could not be loaded is loaded as soon as the gateway answers', async () => {
    const { page, stopGateway } = await openPage({ path: toPath(DENY_KEY), deadlineMs: 20_000 });
    await tabsAreLoaded(page);
    // As if the tabs had not been loaded in time.
    await page.route('**/*-section-*.js', (route) => route.abort());
    await page.reload();
    await page.getByRole('tab', { name: 'Grants 0' }).waitFor();
    const startGateway = await stopGateway();
    await page.unroute('**/*-section-*.js');
    await page.getByRole('tab', { name: 'Ask' }).click();
    await page.getByText('The tab opens as soon as it does').waitFor();
    await page.getByText('This page tries again every two seconds').first().waitFor();
    await expectAccessible(page);
    await takeScreenshot(page, 'tab-not-loaded');
    await startGateway();
    await page.getByLabel('Can this principal').waitFor();
    await page.getByText('The gateway does not answer').first().waitFor({ state: 'detached' });
  });

  it('that the gateway does not have any more asks for the page to be loaded again', async () => {
    const { page } = await openPage({ path: '/', deadlineMs: 20_000 });
    await page.route('**/*-section-*.js', (route) => route.fulfill({ status: 404 }));
    await rowOf(page, 'hr/payroll').getByRole('link').click();
    await page.getByRole('tab', { name: 'Compare' }).click();
    await page.getByText('it has another version of this page by now').waitFor();
    expect(await page.getByText('tries again every two seconds').count()).toBe(0);
    await page.unroute('**/*-section-*.js');
    await page.getByRole('button', { name: 'Load the page again' }).click();
    await page.getByText('Compare with', { exact: true }).waitFor();
  });
});
