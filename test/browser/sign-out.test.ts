import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { DENY_KEY, toPath } from './_page.ts';
import { expectSignedIn, openGuarded, signIn } from './_sign-in.ts';
import { table } from './_who.ts';

const API_KEY = `kpg_${'a'.repeat(43)}`;
const ACCESS = { apiKeys: [{ name: 'nightly', sha256: createHash('sha256').update(API_KEY).digest('hex') }] };

it('shows nothing from the click on, also if the provider does not answer', async () => {
  const { page } = await openGuarded({ path: toPath(DENY_KEY) });
  await signIn(page);
  await expectSignedIn(page);
  await table(page).waitFor();
  const asked = page.waitForRequest('**/token/revocation');
  await page.route('**/token/revocation', () => undefined); // hangs
  await page.getByRole('button', { name: 'Sign out' }).click();
  await asked;
  expect(await table(page).count()).toBe(0);
  await page.getByText('You are signed out').waitFor({ timeout: 10_000 });
});

it('shows nothing when a browser brings the page back from its memory', async () => {
  const { page, origin } = await openGuarded({ path: toPath(DENY_KEY) });
  await signIn(page);
  await expectSignedIn(page);
  await table(page).waitFor();
  await page.route('**/token/revocation', () => undefined); // hangs: the page stays, as it would come back
  const asked = page.waitForRequest('**/token/revocation');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await asked;
  await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(page.url()).toBe(origin + toPath(DENY_KEY)); // it was loaded anew
});

it('signs out in all tabs that have an API key', async () => {
  const { page, origin } = await openGuarded({ access: ACCESS });
  const second = await page.context().newPage();
  await second.goto(origin);
  for (const tab of [page, second]) {
    await tab.getByLabel('API key').fill(API_KEY);
    await tab.getByRole('button', { name: 'Use this key' }).click();
    await tab.locator('.account-name').waitFor();
  }
  await page.getByRole('button', { name: 'Sign out' }).click();
  for (const tab of [page, second]) await tab.getByRole('heading', { name: 'Sign in' }).waitFor();
});
