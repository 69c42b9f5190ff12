import { expect, it } from 'vitest';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';

const GRAPHQL = '**/graphql';

const PATHS = ['/', toPath(DENY_KEY), toPath(DENY_KEY, 'statements'), toPath(DENY_KEY, 'findings')];

const ANSWERS: readonly (readonly [name: string, status: number, body: string])[] = [
  ['an answer of another schema', 200, '{"data":{"key":5,"allKeys":7,"accounts":"x"}}'],
  [
    'lists that are objects',
    200,
    '{"data":{"key":{"keyId":{},"aliases":{"nodes":{}}},"allKeys":{"nodes":{}},"accounts":{}}}',
  ],
  ['an empty answer', 200, '{"data":{}}'],
  ['errors without members', 200, '{"errors":[{}]}'],
  ['a number', 200, '5'],
  ['HTML', 200, '<!doctype html><script>alert(1)</script>'],
  ['HTML with 403', 403, '<h1>Forbidden</h1>'],
  ['401 without a sign-in', 401, '{"errors":[{"message":"x","extensions":{"code":"UNAUTHENTICATED"}}]}'],
  ['413', 413, '{"errors":[{"message":"too large","extensions":{"code":"PAYLOAD_TOO_LARGE"}}]}'],
  ['503', 503, '{"errors":[{"message":"busy","extensions":{"code":"OVERLOADED"}}]}'],
];

it.each(ANSWERS)('says that something is wrong, and stays a page: %s', async (name, status, body) => {
  const { page } = await openPage();
  await page.route(GRAPHQL, (route) => route.fulfill({ status, contentType: 'application/json', body }));
  for (const path of PATHS) {
    await page.goto(new URL(path, page.url()).href);
    await page.getByRole('link', { name: 'KMS Policy Gateway' }).waitFor();
    // The list waits for a gateway that is busy. Everything else says what is wrong.
    if (path === '/' && status === 503) continue;
    await expect
      .poll(
        () =>
          page
            .getByRole('alert')
            .allTextContents()
            .then((texts) => texts.join('')),
        { message: path },
      )
      .not.toBe('');
  }
  await takeScreenshot(page, `garbage-${name.replaceAll(' ', '-')}`);
});

it('goes on with the next key after an answer of another shape', async () => {
  const { page, origin } = await openPage({ deadlineMs: 20_000 });
  await page.route(GRAPHQL, (route) => route.fulfill({ json: { data: { key: 5 } } }));
  await page.goto(origin + toPath(DENY_KEY));
  await page.getByText('This could not be shown').first().waitFor();
  await page.unroute(GRAPHQL);
  await page.getByRole('link', { name: 'KMS Policy Gateway' }).click();
  await page.getByRole('listitem').first().waitFor();
});
