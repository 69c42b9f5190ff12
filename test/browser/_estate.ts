import type { Page } from 'playwright-core';
import type { Seed, SeedKey } from '../../src/package/embedded-kms.ts';
import { estateSeed, THROTTLED_KEY } from '../page/_estate-seed.ts';
import { openPage } from './_page.ts';

/** The example keys, a key for each kind of failure, and some keys in a second account. */
export function smallEstateSeed(): Seed {
  const { keys, faults = [], ...rest } = estateSeed();
  return {
    ...rest,
    keys: keys.filter(isFew),
    faults: faults.filter(({ keyId }) => keyId !== THROTTLED_KEY),
  };
}

/** Of the service keys, of which there are many: those of billing in the second account. */
function isFew({ description = '', accountId }: SeedKey): boolean {
  return !/^The \w+ of /.test(description) || (description.endsWith(' of billing') && accountId !== undefined);
}

/** The list of keys, read whole. The deadline is long, because a busy machine reads slowly. */
export async function openEstate(options: Parameters<typeof openPage>[0] = {}) {
  const env = { KMS_TRY_TIMEOUT_MS: '20000', ...options.env };
  const opened = await openPage({ seed: smallEstateSeed(), deadlineMs: 20_000, ...options, env });
  await opened.page.getByRole('button', { name: 'Read again' }).waitFor({ timeout: 60_000 });
  return opened;
}

export function rowsOf(page: Page) {
  return page.locator('.rows').getByRole('listitem');
}

export function rowOf(page: Page, name: string) {
  return rowsOf(page).filter({ hasText: name });
}

/** The names of the first rows, in their order. */
export async function namesOf(page: Page, count: number): Promise<string[]> {
  const rows = rowsOf(page);
  const names = await rows.evaluateAll((items) =>
    items
      .toSorted((one, other) => Number(one.dataset.index) - Number(other.dataset.index))
      .map((item) => item.querySelector('.row-name')?.textContent ?? ''),
  );
  return names.slice(0, count);
}

/** The card whose label begins so. */
export function card(page: Page, label: string) {
  return page
    .getByRole('navigation', { name: 'Keys by kind' })
    .getByRole('link', { name: new RegExp(`^[\\d,]+ ${label}$`) });
}

export function searchField(page: Page) {
  return page.getByRole('searchbox', { name: 'Search keys' });
}
