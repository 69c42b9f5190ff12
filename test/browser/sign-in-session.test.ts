import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, toPath } from './_page.ts';
import { expectSignedIn, keptBy, logIn, openGuarded, signIn } from './_sign-in.ts';
import { table } from './_who.ts';

const countRefreshes = (asked: readonly string[]) => asked.filter((each) => each === 'POST /token').length - 1;

/** Reads again and again, until what is shown after a refusal is there. */
async function readUntil(page: Page, shown: Locator): Promise<void> {
  const button = page.getByRole('button', { name: 'Read again' });
  await expect
    .poll(async () => {
      await button.click({ timeout: 1000 }).catch(() => undefined);
      return await shown.count();
    })
    .toBe(1);
}

it('renews a token before it expires, and the page goes on', async () => {
  const { page, provider, expectQuiet } = await openGuarded({
    provider: { tokenSeconds: 12 },
  });
  await signIn(page);
  await expectSignedIn(page);
  await expect.poll(() => countRefreshes(provider.asked)).toBe(1);
  await page.reload();
  await expectSignedIn(page);
  expectQuiet();
});

it('renews an expired token when the gateway refuses it, and asks again', async () => {
  const path = toPath(DENY_KEY);
  const { page, provider, logged } = await openGuarded({ path });
  await signIn(page);
  await expectSignedIn(page);
  await table(page).waitFor();
  // As after a night of sleep: the timer has not fired, and the token is no longer valid.
  let refused = 0;
  await page.route('**/graphql', async (route) => {
    if (refused++ > 0) return route.fallback();
    const errors = [{ message: 'The token has expired.', extensions: { code: 'UNAUTHENTICATED' } }];
    await route.fulfill({ status: 401, json: { errors } });
  });
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect.poll(() => countRefreshes(provider.asked)).toBe(1);
  await expect.poll(() => refused).toBeGreaterThan(1);
  await table(page).waitFor();
  expect(await page.getByText('expired').count()).toBe(0);
  expect(logged).toEqual([expect.stringContaining('401')]);
});

it('keeps what was read when a sign-in expires, and goes on after a sign-in in a second tab', async () => {
  const { page, provider, origin } = await openGuarded({
    path: toPath(DENY_KEY),
    provider: { refreshTokens: false, tokenSeconds: 4 },
  });
  await signIn(page);
  await expectSignedIn(page);
  await table(page).waitFor();
  const expired = page.getByText('Your sign-in has expired');
  await readUntil(page, expired);
  await table(page).waitFor(); // still there
  await takeScreenshot(page, 'sign-in-expired');
  provider.state.tokenSeconds = 300;
  await page.context().clearCookies();
  const opening = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const second = await opening;
  const closed = second.waitForEvent('close');
  await logIn(second);
  await closed;
  await expect.poll(() => expired.count()).toBe(0);
  expect(page.url()).toBe(origin + toPath(DENY_KEY));
  await expectSignedIn(page);
  await page.getByRole('button', { name: 'Read again' }).waitFor();
});

it('shows nothing of one person to another who signs in after them', async () => {
  const { page } = await openGuarded({
    path: toPath(DENY_KEY),
    provider: { refreshTokens: false, tokenSeconds: 4 },
  });
  await signIn(page);
  await expectSignedIn(page);
  const again = page.getByRole('button', { name: 'Sign in again' });
  await readUntil(page, again);
  await page.context().clearCookies();
  const opening = page.context().waitForEvent('page');
  await again.click();
  const reloaded = page.waitForEvent('load');
  await logIn(await opening, 'bob');
  await reloaded;
  await expectSignedIn(page, 'bob');
});

it('signs out: forgets the tokens and what was read, revokes the refresh token, and says where the session goes on', async () => {
  const { page, provider, origin, expectQuiet } = await openGuarded({ path: toPath(DENY_KEY) });
  await signIn(page);
  await expectSignedIn(page);
  const second = await page.context().newPage();
  await second.goto(origin);
  await second.getByRole('button', { name: /^Sign in with/ }).click();
  await expectSignedIn(second);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out').waitFor();
  expect(page.url()).toBe(`${origin}/`);
  expect(await keptBy(page)).not.toContain(provider.url);
  expect(provider.asked).toContain('POST /token/revocation');
  // The other tab, too.
  await second.getByText('You are signed out').waitFor();
  const link = page.getByRole('link', { name: 'sign out there, too' });
  await takeScreenshot(page, 'sign-in-signed-out');
  await expectAccessible(page);
  const target = new URL((await link.getAttribute('href')) ?? '');
  expect(target.origin).toBe(provider.url);
  expect([...target.searchParams.keys()]).toEqual(['client_id', 'post_logout_redirect_uri']);
  await page.reload();
  await page.getByRole('button', { name: /^Sign in with/ }).waitFor();
  expect(await page.getByText('You are signed out').count()).toBe(0);
  expectQuiet();
});

it('asks for a new sign-in if the refresh token was revoked', async () => {
  const { page, provider } = await openGuarded({
    path: toPath(DENY_KEY),
    provider: { tokenSeconds: 4 },
  });
  await signIn(page);
  await expectSignedIn(page);
  await provider.revokeAll();
  await readUntil(page, page.getByText('Your sign-in has expired'));
});
