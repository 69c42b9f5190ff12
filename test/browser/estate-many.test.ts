import { expect, it } from 'vitest';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { takeScreenshot } from './_browser.ts';
import { namesOf, openEstate, rowOf, rowsOf, searchField } from './_estate.ts';
import { openPage } from './_page.ts';

const KEYS = 10_000;

/** So many elements are enough for any window: the list has about 45 rows of about 12. */
const MAX_ELEMENTS = 1000;

it('10,000 keys scroll to the end, with a document that does not grow', { timeout: 900_000 }, async () => {
  const { page, expectQuiet } = await openPage({
    seed: bulkSeed(KEYS),
    deadlineMs: 60_000,
    env: { KMS_TRY_TIMEOUT_MS: '60000' },
  });
  // The first rows are there long before the last.
  await rowOf(page, 'application-').first().waitFor();
  expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(1);
  await page.getByText('10,000 keys in 1 account and 1 Region').first().waitFor({ timeout: 800_000 });
  const countElements = () => page.evaluate(() => document.querySelectorAll('*').length);
  expect(await countElements()).toBeLessThan(MAX_ELEMENTS);

  const frames = await page.evaluate(async () => {
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const isCovered = () => {
      const row = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2)?.closest('.row');
      return row !== null && row !== undefined;
    };
    let empty = 0;
    let frames = 0;
    for (let top = 0; top < 20_000; top += 400) {
      window.scrollTo({ top: 400 + top, behavior: 'instant' });
      await nextFrame();
      frames++;
      if (!isCovered()) empty++;
    }
    return { frames, empty };
  });
  expect(frames).toEqual({ frames: 50, empty: 0 });

  await rowsOf(page).first().getByRole('link').focus();
  await page.keyboard.press('End');
  await rowOf(page, 'application-009999').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('application-009999');
  const last = rowOf(page, 'application-009999');
  expect(await last.getAttribute('aria-posinset')).toBe('10000');
  expect(await last.getAttribute('aria-setsize')).toBe('10000');
  for (const key of ['ArrowUp', 'PageUp', 'PageDown', 'ArrowDown', 'Home', 'ArrowDown']) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('application-000001');
  expect(await countElements()).toBeLessThan(MAX_ELEMENTS);

  await searchField(page).fill('application-007531');
  await expect.poll(() => rowsOf(page).count()).toBe(1);
  expect(await namesOf(page, 1)).toEqual(['bulk/application-007531']);
  await page.getByRole('heading', { name: '1 of 10,000 keys' }).waitFor();
  await takeScreenshot(page, 'estate-many');
  expectQuiet();
});

it('a row with the focus keeps it when it is scrolled away', async () => {
  const { page } = await openEstate({ seed: bulkSeed(150), deadlineMs: 60_000 });
  const first = rowsOf(page).first().getByRole('link');
  await first.focus();
  const focused = () => page.evaluate(() => document.activeElement?.closest('.row')?.getAttribute('data-index'));
  await page.mouse.move(700, 600);
  await page.mouse.wheel(0, 5000);
  await rowOf(page, 'application-000090').waitFor();
  expect(await focused()).toBe('0');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe('1');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('2');
});
