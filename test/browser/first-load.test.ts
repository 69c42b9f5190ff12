import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadPageFiles } from '../../src/server/page/load-page-files.ts';
import { DOC_KEY } from '../_keys.ts';
import { rowOf } from './_estate.ts';
import { openPage, tabsAreLoaded, toPath } from './_page.ts';
import { openGuarded, signIn } from './_sign-in.ts';

const BUDGET = 150_000; // bytes

/** Few keys, which are read twice. */
const SEED = { keys: [{ keyId: DOC_KEY, aliases: ['alias/payments/cards'] }] };

/** The page as it is released. The other tests see React's own checks, which are larger. */
async function buildReleasedPage() {
  vi.stubEnv('NODE_ENV', 'production');
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  await build({ configFile: 'src/page/vite.config.ts', logLevel: 'warn', build: { outDir: folder } });
  return loadPageFiles(pathToFileURL(`${folder}/`));
}

/** The size of the files that the page has loaded, as they were sent, in bytes. */
async function loadedSize(page: Page): Promise<number> {
  const sizes = await page.evaluate(() => {
    // Neither what the gateway answers, nor what a provider does.
    const isFile = (url: string) => new URL(url).origin === window.location.origin && !url.endsWith('/graphql');
    return (performance.getEntries() as PerformanceResourceTiming[])
      .filter(({ entryType, name }) => ['navigation', 'resource'].includes(entryType) && isFile(name))
      .map(({ encodedBodySize }) => encodedBodySize);
  });
  expect(sizes.length).toBeGreaterThanOrEqual(3); // the document, a script and a style sheet
  expect(Math.min(...sizes)).toBeGreaterThan(0); // otherwise it came from the cache
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('the first load', () => {
  it(`is at most ${BUDGET / 1000} KB, compressed`, async () => {
    const { page, expectQuiet } = await openPage({ gateway: { page: await buildReleasedPage() } });
    await rowOf(page, 'payments/cards').waitFor();
    expect(await loadedSize(page)).toBeLessThanOrEqual(BUDGET);
    expectQuiet();
  });

  it('is as small where callers sign in', async () => {
    const { page, expectQuiet } = await openGuarded({ gateway: { page: await buildReleasedPage() }, seed: SEED });
    await signIn(page);
    await rowOf(page, 'payments/cards').waitFor();
    await page.reload(); // with the code of the sign-in, and without the page of the provider
    await rowOf(page, 'payments/cards').waitFor();
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(loaded.filter((name) => name.includes('/sign-in'))).toHaveLength(2);
    expect(await loadedSize(page)).toBeLessThanOrEqual(BUDGET);
    expectQuiet();
  });

  it('of a key is followed by the code of all tabs, so that they open without the gateway', async () => {
    const { page, stopGateway } = await openPage({ path: toPath('0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45') });
    await tabsAreLoaded(page);
    await stopGateway();
    for (const name of ['Ask', 'Statements', 'Grants', 'Findings', 'Compare', 'Key']) {
      await page.getByRole('tab', { name }).click();
      await page.getByRole('tab', { name, selected: true }).waitFor();
      await expect.poll(() => page.getByRole('tabpanel').textContent()).not.toMatch(/^$|Loading the tab/);
      expect(await page.getByRole('tabpanel').textContent()).not.toContain('could not be loaded');
    }
  });
});
