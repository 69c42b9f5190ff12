import { mkdirSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** Git ignores it. */
const SCREENSHOTS = new URL('screenshots/', import.meta.url).pathname;
mkdirSync(SCREENSHOTS, { recursive: true });

/** A page of Debian's Chromium that reaches `origins` alone; `blocked` is what it asked of others. Closed at the end of the test. */
export async function openBrowser(origins: readonly string[]): Promise<{ page: Page; blocked: string[] }> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
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
