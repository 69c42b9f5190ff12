import { expect, it, onTestFinished } from 'vitest';
import { servePage } from '../../examples/front-end/serve-page.ts';
import { estateSeed } from '../page/_estate-seed.ts';
import { openBrowser, takeScreenshot } from './_browser.ts';
import { serve } from './_graphiql.ts';

/** The example of a client of another origin, in a browser, over a gateway with example keys. */
async function openExample({ isAllowed }: { isAllowed: boolean }) {
  let gatewayUrl = '';
  const site = await servePage({ port: 0, gatewayUrl: () => gatewayUrl });
  onTestFinished(site.close);
  const gateway = await serve({
    connect: 'places',
    seed: estateSeed(),
    // Long for a busy machine: one key is throttled until the deadline.
    env: { REQUEST_DEADLINE_MS: '8000', CORS_ALLOWED_ORIGINS: isAllowed ? site.origin : 'https://console.example.com' },
  });
  gatewayUrl = `${gateway.url}/graphql`;
  const { page } = await openBrowser([site.origin, gateway.url]);
  await page.goto(site.origin);
  return page;
}

it('a page of another origin lists the keys that need attention', async () => {
  const page = await openExample({ isAllowed: true });
  await page.getByText(/^\d+ keys$/).waitFor({ timeout: 50_000 });
  await takeScreenshot(page, 'example-front-end');
  const text = (await page.getByRole('list').textContent()) ?? '';
  expect(text).toContain('alias/partners/price-lists');
  expect(text).toMatch(/CRITICAL: /);
  expect(text).toMatch(/NOT READ: /);
});

it('a page of an origin that the operator has not allowed reads nothing', async () => {
  const page = await openExample({ isAllowed: false });
  await page.getByText('does not allow pages of this origin').waitFor();
  expect(await page.getByRole('listitem').count()).toBe(0);
});
