import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../src/server/listen.ts';
import { STARTER_QUERIES } from '../../src/server/graphiql/starter-queries.ts';
import { setup } from '../_setup.ts';
import { openBrowser, takeScreenshot } from './_browser.ts';

/** Opens the gateway, with every other host blocked. */
async function open(): Promise<{ page: Page; blocked: string[] }> {
  const { gateway } = await setup();
  const server = await listen(gateway.listener, { host: '127.0.0.1', port: 0 });
  onTestFinished(() => server.close());
  const opened = await openBrowser([new URL(server.url).origin]);
  await opened.page.goto(server.url);
  return opened;
}

describe('GraphiQL in a browser', () => {
  it('opens from the root, offline, with the starter queries as tabs that run by pressing play', async () => {
    const { page, blocked } = await open();
    const tabs = page.locator('.graphiql-tab button[role=tab], .graphiql-tab-button');
    await tabs.first().waitFor();
    expect(await tabs.allTextContents()).toEqual(STARTER_QUERIES.map((query) => /query (\w+)/.exec(query)?.[1]));
    for (let index = 0; index < STARTER_QUERIES.length; index++) {
      await tabs.nth(index).click();
      const operation = /query (\w+)/.exec(STARTER_QUERIES[index] ?? '')?.[1] ?? '';
      const editor = page.locator('.graphiql-query-editor');
      await expect.poll(() => editor.textContent(), { timeout: 10_000 }).toContain(operation);
      // The editor draws its text in pieces: only the whole of it can be read. It parses a new tab's query a moment
      // after it shows it, and a machine presses play before that.
      const response = page.locator('.graphiql-response');
      const press = async () => {
        await page.locator('.graphiql-execute-button').click();
        await expect.poll(() => response.textContent(), { timeout: 2000 }).toContain('arn:aws');
      };
      await vi.waitFor(press, { timeout: 20_000 });
      expect(await response.textContent()).toContain('"data"');
      expect(await response.textContent()).not.toContain('"errors"');
      await takeScreenshot(page, `graphiql-${index}`);
    }
    expect(blocked).toEqual([]);
  });
});
