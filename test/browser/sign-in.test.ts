import { expect, it } from 'vitest';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, toPath } from './_page.ts';
import { expectSignedIn, keptBy, openGuarded, signIn } from './_sign-in.ts';

it('signs in by the code flow with PKCE, and gets back to what was opened', async () => {
  const path = toPath(DENY_KEY, 'key');
  const { page, origin, provider, expectQuiet } = await openGuarded({ path });
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await takeScreenshot(page, 'sign-in');
  await signIn(page);
  await expectSignedIn(page);
  expect(page.url()).toBe(origin + path);
  await page.getByRole('tab', { name: 'Key', selected: true }).waitFor();
  await takeScreenshot(page, 'sign-in-done');
  const [request = ''] = provider.asked.filter((each) => each.startsWith('GET /auth?'));
  const sent = new URLSearchParams(request.split('?')[1]);
  expect(sent.get('code_challenge_method')).toBe('S256');
  expect([sent.get('response_type'), sent.get('redirect_uri')]).toEqual(['code', `${origin}/`]);
  expect(sent.get('nonce')).toBeTruthy();
  expectQuiet();
});

it('keeps no token, code or verifier in a storage or in the URL', async () => {
  const { page, provider } = await openGuarded();
  const tokens: string[] = [];
  page.on('response', async (response) => {
    if (new URL(response.url()).pathname === '/token') tokens.push(...Object.values(await response.json()).map(String));
  });
  const codes: string[] = [];
  page.on('request', (request) => codes.push(new URL(request.url()).searchParams.get('code') ?? ''));
  await signIn(page);
  await expectSignedIn(page);
  const kept = await keptBy(page);
  const secrets = [...tokens, ...codes].filter((secret) => secret.length > 20);
  expect(secrets.length).toBeGreaterThan(3); // access, ID and refresh token, and the code
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([]);
  expect(kept).toContain(JSON.stringify({ 'sign-in.issuer': provider.url }));
});

it('signs in again after a reload without a click, and asks if the provider has forgotten', async () => {
  const { page, expectQuiet } = await openGuarded();
  await signIn(page);
  await expectSignedIn(page);
  await page.reload();
  await expectSignedIn(page);
  await page.context().clearCookies();
  await page.reload();
  await page.getByText('has ended').waitFor();
  await takeScreenshot(page, 'sign-in-session-ended');
  await page.reload();
  await page.getByRole('button', { name: /^Sign in with/ }).waitFor();
  expectQuiet();
});
