import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';
import { RESOURCE } from './_provider.ts';
import { expectSignedIn, openGuarded, signIn } from './_sign-in.ts';

const choice = (page: Page) => page.getByRole('button', { name: /^Sign in with/ });

it('does not use an answer that this tab has not asked for', async () => {
  const { page, origin, provider, expectQuiet } = await openGuarded({ path: '/?code=foreign&state=foreign' });
  await page.getByText('This sign-in was not started here').waitFor();
  await choice(page).waitFor();
  await takeScreenshot(page, 'sign-in-foreign');
  expect(page.url()).toBe(`${origin}/`);
  expect(provider.asked).toEqual([]);
  expectQuiet();
});

it('does not use the code of another sign-in, whose state is wrong', async () => {
  const { page, provider } = await openGuarded();
  provider.state.tamper = ({ searchParams }) => searchParams.set('state', 'of-another-sign-in');
  await signIn(page);
  await page.getByText('This sign-in was not started here').waitFor();
  expect(provider.asked).not.toContain('POST /token');
});

it('does not use the code of somebody else for a sign-in of its own (PKCE)', async () => {
  const { page, origin, provider } = await openGuarded();
  // The attacker signs in, and keeps the code.
  const attacker = await page.context().newPage();
  await attacker.goto(origin);
  let code = '';
  provider.state.tamper = ({ searchParams }) => {
    code = searchParams.get('code') ?? '';
    searchParams.set('code', 'kept-for-later');
  };
  await signIn(attacker, 'mallory');
  await expect.poll(() => code).not.toBe('');
  await page.context().clearCookies();
  provider.state.tamper = ({ searchParams }) => searchParams.set('code', code);
  await signIn(page);
  await page.getByText('refused the sign-in').waitFor();
  expect(provider.asked).toContain('POST /token');
  expect(await page.locator('.account').count()).toBe(0);
});

it('does not use an answer that names another issuer', async () => {
  const { page, provider } = await openGuarded();
  provider.state.tamper = ({ searchParams }) => searchParams.set('iss', 'https://other.example.com');
  await signIn(page);
  await page.getByText('is not valid').waitFor();
  expect(provider.asked).not.toContain('POST /token');
});

it('uses an answer once', async () => {
  const { page } = await openGuarded();
  let answer = '';
  page.on('request', (request) => {
    if (request.url().includes('code=')) answer = request.url();
  });
  await signIn(page);
  await expectSignedIn(page);
  await page.goto(answer);
  await page.getByText('This sign-in was not started here').waitFor();
});

it('shows no text of a link as its own, and runs no markup of a provider', async () => {
  const text = encodeURIComponent('<img src=x onerror=alert(1)>Call 555-0100');
  const path = `/?error=access_denied&state=x&error_description=${text}`;
  const { page, expectQuiet } = await openGuarded({ path });
  await page.getByText('This sign-in was not started here').waitFor();
  expect(await page.locator('body').textContent()).not.toContain('555');
  await signIn(page, 'deny'); // the provider answers with markup
  await page.getByText('did not sign you in').waitFor();
  await page.getByText('access_denied: <img src=x onerror=alert(1)>').waitFor();
  await takeScreenshot(page, 'sign-in-declined');
  expect(await page.locator('img').count()).toBe(0);
  expectQuiet();
});

it('stays at its own origin after a sign-in, whatever was opened', async () => {
  for (const path of ['/?key=//evil.example', '/?return=https://evil.example/', '/#//evil.example/']) {
    const { page, origin } = await openGuarded({ path });
    await signIn(page);
    await expectSignedIn(page);
    expect(page.url()).toBe(origin + path);
  }
});

it('goes to no address of another scheme that a provider names', async () => {
  const { page, provider } = await openGuarded();
  await page.route(`${provider.url}/.well-known/openid-configuration`, async (route) => {
    const response = await route.fetch();
    const metadata = { ...(await response.json()), authorization_endpoint: 'javascript:alert(1)//' };
    await route.fulfill({ response, json: metadata });
  });
  await choice(page).click();
  await page.getByText('is not valid').waitFor();
});

it('sends nothing to an endpoint that the configuration does not name', async () => {
  const { page, provider, expectQuiet } = await openGuarded();
  await page.route(`${provider.url}/.well-known/openid-configuration`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({
      response,
      json: { ...(await response.json()), token_endpoint: 'https://evil.example/token' },
    });
  });
  await choice(page).click();
  await page.getByText('https://evil.example').waitFor();
  await takeScreenshot(page, 'sign-in-endpoint');
  expectQuiet(); // no report of the Content-Security-Policy: nothing was tried
});

it('reaches the gateway and the providers only', async () => {
  const { page, provider, logged } = await openGuarded({ origins: ['https://other.example.com'] });
  const reach = (url: string) => page.evaluate(`fetch('${url}').then(() => 'reached', () => 'refused')`);
  expect(await reach(`${provider.url}/.well-known/openid-configuration`)).toBe('reached');
  expect(await reach('https://other.example.com/')).toBe('refused');
  expect(logged.join()).toContain('Content Security Policy');
});

it('gives a token to no page of another origin', async () => {
  const { page, provider } = await openGuarded({ path: toPath(DENY_KEY) });
  await signIn(page);
  await expectSignedIn(page);
  const other = await openPage();
  const token = `fetch('${provider.url}/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) })`;
  expect(await other.page.evaluate(`${token}.then(() => 'reached', () => 'refused')`)).toBe('refused');
  // Silently, in the session of the person, for a root that is not the page's.
  const { searchParams } = new URL(
    provider.asked.find((each) => each.startsWith('GET /auth?'))?.slice(4) ?? '',
    provider.url,
  );
  searchParams.set('redirect_uri', 'https://other.example.com/');
  searchParams.set('prompt', 'none');
  searchParams.set('resource', RESOURCE);
  const second = await page.context().newPage();
  await second.goto(`${provider.url}/auth?${searchParams}`);
  expect(new URL(second.url()).origin).toBe(provider.url);
});

it('does not hand an answer over to a tab that has not asked for it', async () => {
  const { page, origin, provider } = await openGuarded({
    path: toPath(DENY_KEY),
    provider: { refreshTokens: false, tokenSeconds: 4 },
  });
  await signIn(page);
  await expectSignedIn(page);
  const opening = page.context().newPage();
  const second = await opening;
  await second.goto(`${origin}/?code=foreign&state=foreign`);
  await second.getByText('This sign-in was not started here').waitFor();
  expect(provider.asked.filter((each) => each === 'POST /token').length).toBe(1);
});
