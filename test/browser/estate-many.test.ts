import { expect, it } from 'vitest';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { takeScreenshot } from './_browser.ts';
import { namesOf, openEstate, rowOf, rowsOf, searchField } from './_estate.ts';

/** Of each key that the gateway answers with. To read 10,000 keys takes minutes on a busy machine. */
const COPIES = 50;

/** So many elements are enough for any window: the list has about 45 rows of about 12. */
const MAX_ELEMENTS = 1000;

type Node = { readonly arn: string; readonly keyId: string };

/** The same key under other names: those of `bulkSeed`, from application-000000 to application-009999. */
function copyKey(node: Node): readonly Node[] {
  return Array.from({ length: COPIES }, (_, copy) => {
    const text = JSON.stringify(node).replaceAll(node.keyId, `${node.keyId.slice(0, -2)}${copy + 10}`);
    return JSON.parse(
      text.replaceAll(/application-(\d{6})/g, (_name, index) => {
        return `application-${String(Number(index) * COPIES + copy).padStart(6, '0')}`;
      }),
    );
  });
}

it('10,000 keys scroll to the end, with a document that does not grow', { timeout: 180_000 }, async () => {
  const { page, expectQuiet } = await openEstate({ seed: bulkSeed(200), deadlineMs: 60_000 });
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    const keys = json.data?.allKeys;
    if (keys) keys.nodes = keys.nodes.flatMap(copyKey);
    await route.fulfill({ response, json });
  });
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('10,000 keys in 1 account and 1 Region').first().waitFor({ timeout: 120_000 });
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
  const { page } = await openEstate({ seed: bulkSeed(100), deadlineMs: 60_000 });
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
