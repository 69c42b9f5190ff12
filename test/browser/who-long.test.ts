import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { takeScreenshot } from './_browser.ts';
import { cell } from './_page.ts';
import { ALL_TO_ACCOUNT, focusedLabel, labelOf, openWho, principalsOf, table, toRole } from './_who.ts';

const COUNT = 210;
const roles = Array.from({ length: COUNT }, (_, index) => toRole(`Service${String(index).padStart(3, '0')}`));
const open = () =>
  openWho(ALL_TO_ACCOUNT, { Effect: 'Allow', Principal: { AWS: roles }, Action: ['kms:Decrypt', 'kms:Encrypt'] });
const more = (page: Page) => page.locator('.who-note .button');

describe('a long list', () => {
  it('shows its first principals, and the others on a click, which keeps the focus', async () => {
    const { page, expectQuiet } = await open();
    await cell(page, 'Service000', 'Decrypt').waitFor();
    expect(await principalsOf(page)).toHaveLength(25);
    expect(await table(page).getAttribute('aria-rowcount')).toBe(String(COUNT + 2));
    await page
      .getByText(`${COUNT + 1} principals`)
      .first()
      .waitFor();
    // All have been read, so the page knows that nothing allows it.
    expect(await labelOfFirst(page)).not.toContain('not known');
    await more(page).focus();
    await page.keyboard.press('Enter');
    await cell(page, 'Service100', 'Decrypt').waitFor();
    expect(await isFocused(page)).toBe(true);
    await page.keyboard.press('Enter');
    await cell(page, 'Service209', 'Decrypt').waitFor();
    expect(await isFocused(page)).toBe(true);
    expect(await more(page).textContent()).toBe(`All ${COUNT + 1} are shown`);
    expect(await more(page).getAttribute('aria-disabled')).toBe('true');
    expectQuiet();
  });

  it('can be searched by name and ARN', async () => {
    const { page, expectQuiet } = await open();
    const search = page.getByRole('searchbox', { name: 'Find a principal' });
    await search.fill('service20');
    await page
      .getByText(`10 of ${COUNT + 1} principals`)
      .first()
      .waitFor();
    expect((await principalsOf(page))[0]).toBe('Service200');
    await search.fill(':role/Service209');
    await expect.poll(() => principalsOf(page)).toEqual(['Service209']);
    await search.fill('nobody');
    await page.getByText('No principal has “nobody” in its name.').waitFor();
    expectQuiet();
  });

  it('keeps its head and the focused cell in sight when arrow keys repeat fast', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 1280, height: 800 });
    await cell(page, 'This account', 'Decrypt').focus();
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('ArrowDown');
      expect(await isInSight(page)).toBe(true);
    }
    expect(await focusedLabel(page)).toContain('Service019, Decrypt');
    const head = await table(page).getByRole('columnheader', { name: 'Decrypt' }).boundingBox();
    const pane = await page.locator('.content').boundingBox();
    expect(Math.abs((head?.y ?? 0) - (pane?.y ?? -100))).toBeLessThanOrEqual(1);
    await takeScreenshot(page, 'front-end-who-long-1280');
    for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowUp');
    expect(await isInSight(page)).toBe(true);
  });

  it('has compact cards in a narrow window', async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 375, height: 812 });
    await cell(page, 'Service000', 'Decrypt').waitFor();
    const height = await table(page).evaluate((each) => each.getBoundingClientRect().height);
    expect(height / 25).toBeLessThan(240);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    await takeScreenshot(page, 'front-end-who-long-375');
  });
});

it('a list says what it is made of', async () => {
  const { page } = await open();
  await page.getByText('From the key policy (2 statements) and 0 grants.').waitFor();
});

const labelOfFirst = (page: Page) => labelOf(page, 'Service000', 'Decrypt');
const isFocused = (page: Page) => more(page).evaluate((button) => button === document.activeElement);
/** Whether the focused cell is in the window, and not behind the head of the table. */
const isInSight = (page: Page) =>
  page.evaluate(() => {
    const box = document.activeElement?.getBoundingClientRect();
    const head = document.querySelector('.who thead th')?.getBoundingClientRect();
    return box !== undefined && head !== undefined && box.top >= head.bottom - 1 && box.bottom <= window.innerHeight;
  });
