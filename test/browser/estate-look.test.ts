import { describe, expect, it } from 'vitest';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { openEstate, rowsOf, smallEstateSeed } from './_estate.ts';
import { findPaleTexts, openPage } from './_page.ts';

const DENIED = {
  operation: 'ListKeys',
  region: 'us-west-2',
  fault: { kind: 'error', code: 'AccessDeniedException' },
} as const;
const SLOW = { operation: 'ListKeys', accountId: '444455556666', fault: { kind: 'hang' } } as const;
const NO_TAGS = { operation: 'ListResourceTags', fault: { kind: 'error', code: 'AccessDeniedException' } } as const;

const WIDTHS = [
  ['wide', 1440, 900],
  ['middle', 1024, 768],
  ['narrow', 375, 812],
] as const;

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it('the list can be read and used at each width, also without what could not be read', async () => {
    const seed = smallEstateSeed();
    const { page, expectQuiet } = await openEstate({
      seed: { ...seed, faults: [...(seed.faults ?? []), DENIED, NO_TAGS] },
      path: '/?search=a',
    });
    await page.emulateMedia({ colorScheme });
    for (const [name, width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      await expectAccessible(page);
      expect(await findPaleTexts(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await takeScreenshot(page, `estate-${colorScheme}-${name}`);
    }
    // What identifies each part at 375 px, where there is no room for headings.
    for (const [role, name] of [
      ['navigation', 'Keys by kind'],
      ['search', 'Keys'],
      ['searchbox', 'Search keys'],
      ['combobox', 'Account'],
      ['combobox', 'Region'],
      ['navigation', 'Sort by'],
      ['region', 'Some keys could not be listed'],
    ] as const) {
      expect(await page.getByRole(role, { name, exact: true }).count()).toBe(1);
    }
    expect(await page.getByText('Tags of').textContent()).toContain('kms:ListResourceTags');
    expectQuiet();
  });

  it('so can an empty list, and one that is being read', async () => {
    const { page } = await openPage({
      seed: { ...smallEstateSeed(), faults: [SLOW] },
      deadlineMs: 45_000,
      env: { KMS_TRY_TIMEOUT_MS: '60000' },
      path: '/?account=999999999999',
    });
    await page.emulateMedia({ colorScheme });
    await page.getByRole('heading', { name: 'The gateway does not read account 999999999999' }).waitFor();
    for (const [name, width, height] of WIDTHS) {
      await page.setViewportSize({ width, height });
      await expectAccessible(page);
      expect(await findPaleTexts(page)).toEqual([]);
      await takeScreenshot(page, `estate-empty-${colorScheme}-${name}`);
    }
    await page.getByRole('link', { name: 'Show all keys' }).click();
    await rowsOf(page).first().waitFor();
    await expectAccessible(page);
    await takeScreenshot(page, `estate-reading-${colorScheme}-narrow`);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Continue' }).waitFor();
    await expectAccessible(page);
  });
});

it('no text of a row is cut off at the bottom', async () => {
  const { page } = await openEstate();
  for (const [, width, windowHeight] of WIDTHS) {
    await page.setViewportSize({ width, height: windowHeight });
    const cut = await rowsOf(page).evaluateAll((rows) =>
      rows
        .filter((row) => {
          const box = row.getBoundingClientRect();
          return [...row.querySelectorAll('span')].some((span) => {
            const { top, bottom, height } = span.getBoundingClientRect();
            return height > 0 && (top < box.top - 1 || bottom > box.bottom + 1);
          });
        })
        .map((row) => row.textContent),
    );
    expect(cut).toEqual([]);
  }
});
