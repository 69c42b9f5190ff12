import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { EVERYTHING } from '../auth/_gateway.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, toPath } from './_page.ts';
import { expectSignedIn, keptBy, openGuarded, signIn } from './_sign-in.ts';

function createKey() {
  const key = `kpg_${randomBytes(32).toString('base64url')}`;
  return { key, apiKeys: [{ name: 'me', sha256: createHash('sha256').update(key).digest('hex') }] };
}

it('takes an API key, and keeps it in memory only', async () => {
  const { key, apiKeys } = createKey();
  const path = toPath(DENY_KEY, 'key');
  const { page, origin, logged } = await openGuarded({ path, access: { jwt: [], apiKeys } });
  const field = page.getByLabel('API key');
  await field.fill('secret');
  await field.press('Enter');
  await page.getByText('This is not an API key').first().waitFor();
  await field.fill(createKey().key);
  await field.press('Enter');
  await page.getByText('does not know this API key').first().waitFor();
  await takeScreenshot(page, 'sign-in-api-key-unknown');
  await expectAccessible(page);
  await field.fill(key);
  await field.press('Enter');
  await page.getByRole('tab', { name: 'Key', selected: true }).waitFor();
  expect(page.url()).toBe(origin + path);
  expect(await keptBy(page)).not.toContain('kpg_');
  expect(await page.content()).not.toContain(key);
  await page.reload();
  await field.waitFor();
  expect(logged).toEqual([expect.stringContaining('401')]); // the unknown key
});

it('offers each provider, and an API key where there are some', async () => {
  const { apiKeys } = createKey();
  const page = { clientId: 'kms-page' };
  const jwt = [
    { name: 'okta', issuer: 'https://acme.okta.example', audience: 'kms', page },
    { name: 'staff', issuer: 'https://login.example.com', audience: 'kms', page },
    { name: 'machines', issuer: 'https://machines.example.com', audience: 'kms' },
  ];
  const opened = await openGuarded({ access: { jwt, apiKeys } });
  const names = () => opened.page.getByRole('button').allTextContents();
  await expect.poll(names).toEqual(['Sign in with okta', 'Sign in with staff', 'Use this key']);
  for (const [colorScheme, width] of [
    ['light', 1024],
    ['dark', 375],
  ] as const) {
    await opened.page.emulateMedia({ colorScheme });
    await opened.page.setViewportSize({ width, height: 800 });
    await takeScreenshot(opened.page, `sign-in-choice-${colorScheme}-${width}`);
    await expectAccessible(opened.page);
    expect(await opened.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  }
  opened.expectQuiet();
});

it('says so if nobody can sign in', async () => {
  const jwt = [{ issuer: 'https://machines.example.com', audience: 'kms' }];
  const { page, expectQuiet } = await openGuarded({ access: { jwt } });
  await page.getByText('Nobody can sign in on this page yet').waitFor();
  expectQuiet();
});

it('tells who is signed in but may read nothing', async () => {
  const { page } = await openGuarded({ access: { rules: [{ ...EVERYTHING, to: { callers: ['bob'] } }] } });
  await signIn(page);
  await page.getByText('No rule lets you read anything here').waitFor();
  await page.getByText('What the gateway says').click();
  await page.getByText('No rule lets alice read anything here').waitFor();
  await takeScreenshot(page, 'sign-in-forbidden');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out').waitFor();
});

it('tells who may read keys but no policies which permission of the gateway is missing', async () => {
  const rules = [{ ...EVERYTHING, permissions: ['key:read'] }];
  const { page } = await openGuarded({ path: toPath(DENY_KEY), access: { rules } });
  await signIn(page);
  await page.getByText('No rule of the gateway gives you policy:read').waitFor();
  await takeScreenshot(page, 'sign-in-no-policy');
  await expectAccessible(page);
});

it('tells who may not read this key that no rule lets them', async () => {
  const rules = [{ ...EVERYTHING, accounts: ['444455556666'] }];
  const { page } = await openGuarded({ path: toPath(DENY_KEY), access: { rules } });
  await signIn(page);
  await page.getByText('or no rule of the gateway lets you read there').first().waitFor();
  await takeScreenshot(page, 'sign-in-no-key');
});

it('tells when the gateway does not accept the token, and what it says', async () => {
  const { page } = await openGuarded({ client: { parameters: {} } }); // opaque access tokens
  await signIn(page);
  await page.getByText('The gateway does not accept your sign-in').waitFor();
  await page.getByText('The token is not valid for this gateway').waitFor();
  await takeScreenshot(page, 'sign-in-refused');
  await page.setViewportSize({ width: 375, height: 800 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await takeScreenshot(page, 'sign-in-refused-dark-375');
  await expectAccessible(page);
});

it('sends the ID token where access tokens are opaque', async () => {
  const { page, expectQuiet } = await openGuarded({
    access: {},
    client: { parameters: {}, token: 'id' },
    audience: 'kms-page',
  });
  await signIn(page);
  await expectSignedIn(page);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expectQuiet();
});

it('tells when the provider cannot be reached, or does not let this page send requests', async () => {
  const { page, provider } = await openGuarded({ provider: { origins: [] } });
  await signIn(page);
  await page.getByText('cannot be reached').waitFor();
  await takeScreenshot(page, 'sign-in-unreachable');
  await expectAccessible(page);
  provider.state.origins = null;
  await page.getByRole('button', { name: /^Sign in with/ }).click(); // its session is there already
  await expectSignedIn(page);
});
