import { mkdirSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** Git ignores it. */
const SCREENSHOTS = new URL('screenshots/', import.meta.url).pathname;
mkdirSync(SCREENSHOTS, { recursive: true });

/** The browser of a worker, for all its test files. Playwright closes it when Vitest ends the worker. */
let shared: Promise<Browser> | undefined;

/** The headless shell opens a profile with a twentieth of the CPU time that the whole Chromium takes: 0.1 s, not 1.5 s. */
function launch(): Promise<Browser> {
  shared ??= chromium.launch({
    executablePath: '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  return shared;
}

/**
 * A page of Debian's Chromium with a profile of its own. It reaches `origins` only; `blocked` has what it requested of
 * others. Closed at the end of the test.
 */
export async function openBrowser(origins: readonly string[]): Promise<{ page: Page; blocked: string[] }> {
  const browser = await launch();
  const profile = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  onTestFinished(() => profile.close());
  const page = await profile.newPage();
  const blocked: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (/^(blob|data):/.test(url) || origins.includes(new URL(url).origin)) return route.continue();
    blocked.push(url);
    return route.abort();
  });
  return { page, blocked };
}

/** Writes what the page shows to `name`.png, to be looked at. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${SCREENSHOTS}${name}.png` });
}
