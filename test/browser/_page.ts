import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import type { Seed } from '../../src/package/embedded-kms.ts';
import { startServer } from '../../src/server/http/start-server.ts';
import { loadPageFiles } from '../../src/server/page/load-page-files.ts';
import { ACCOUNT, REGION, type SetupOptions, setup } from '../_setup.ts';
import { estateSeed } from '../page/_estate-seed.ts';
import { openBrowser } from './_browser.ts';

/** A key of the example seed whose policy denies. */
export const DENY_KEY = '5e709c43-2b1f-4da8-8076-93f4e5d6c7b8';

/** The button that a statement's name is. */
export function statement(page: Page, name: string) {
  return page.getByRole('main').getByRole('button', { name });
}

/** The path of a key, with its first tab if no other is named. */
export function toPath(keyId: string, tab?: 'ask' | 'statements' | 'grants' | 'findings' | 'compare' | 'key'): string {
  return `/?key=arn:aws:kms:${REGION}:${ACCOUNT}:key/${keyId}${tab === undefined ? '' : `&tab=${tab}`}`;
}

/** The cells of the table of who can do what: those of a principal and a column. */
export function cell(page: Page, principal: string, column: string) {
  const name = page.getByRole('rowheader').locator('strong').getByText(principal, { exact: true });
  return page.getByRole('row').filter({ has: name }).locator(`td[data-column="${column}"]`).getByRole('button');
}

/**
 * The page at `path`, of a gateway over an embedded KMS of its own, with the content that `build-page.ts` has built. It
 * may reach nothing else, and log nothing.
 */
export async function openPage({
  path = '/',
  seed = estateSeed(),
  deadlineMs = 2000,
  env = {},
  gateway: options = {},
  origins = [],
  beforeOpening = async () => {},
}: {
  path?: string;
  seed?: Seed;
  /** The deadline of a request. Long for a long list on a busy machine. */
  deadlineMs?: number;
  /** Other hosts that the page may reach. */
  origins?: readonly string[];
  /** Called with the origin of the gateway before the page is opened. */
  beforeOpening?: (origin: string) => Promise<void>;
} & Pick<SetupOptions, 'env' | 'gateway'> = {}) {
  const { gateway, kms, query } = await setup({
    env: { REQUEST_DEADLINE_MS: String(deadlineMs), ...env },
    seed,
    connect: 'places',
    gateway: { page: loadPageFiles(new URL('../../dist/tested-page/', import.meta.url)), ...options },
  });
  const serve = (port: number) => startServer(gateway.listener, { host: '127.0.0.1', port });
  let server = await serve(0);
  onTestFinished(() => server.close());
  const origin = server.url;

  const { page, blocked } = await openBrowser([origin, ...origins]);
  await beforeOpening(origin);
  const logged: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && logged.push(message.text()));
  page.on('pageerror', (error) => logged.push(String(error)));
  await page.goto(origin + path);
  return {
    page,
    origin,
    kms,
    query,
    logged,
    /** Nothing was asked of other hosts, and nothing is wrong in the eyes of the browser or of React. */
    expectQuiet() {
      expect(blocked).toEqual([]);
      expect(logged).toEqual([]);
    },
    /** Ends the gateway; what this gives starts it again, where it was. */
    async stopGateway() {
      const { port } = new URL(server.url);
      await server.close();
      return async () => {
        server = await serve(Number(port));
      };
    },
  };
}

/** Texts whose contrast to what is behind them is below AA's 4.5 : 1. */
export async function findPaleTexts(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    type Color = [number, number, number, number];
    const toColor = (css: string): Color => {
      const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
      return [r, g, b, a];
    };
    const luminance = ([r, g, b]: Color) => {
      const [R = 0, G = 0, B = 0] = [r, g, b].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * R + 0.7152 * G + 0.0722 * B;
    };
    const groundOf = (element: Element | null): Color => {
      if (element === null) return [255, 255, 255, 1];
      const color = toColor(getComputedStyle(element).backgroundColor);
      return color[3] === 1 ? color : groundOf(element.parentElement);
    };
    const pale: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      const text = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent);
      if (!text.join('').trim() || !(element as HTMLElement).offsetParent) continue;
      const [one, other] = [luminance(toColor(getComputedStyle(element).color)), luminance(groundOf(element))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < 4.5) pale.push(`${contrast.toFixed(2)} ${element.className}: ${text.join('').trim()}`);
    }
    return pale;
  });
}

/** Resolves when the page has the code of all tabs, which it loads after the first one. */
export async function tabsAreLoaded(page: Page): Promise<void> {
  await page.waitForFunction(
    () => performance.getEntriesByType('resource').filter(({ name }) => /-section-[^/]*\.js$/.test(name)).length >= 5,
  );
}
