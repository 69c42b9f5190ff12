import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Access, EVERYTHING, toAccess } from '../auth/_gateway.ts';
import { AUDIENCE } from '../auth/_issuer.ts';
import { openPage } from './_page.ts';
import { startProvider, toIssuer } from './_provider.ts';

type SignInOptions = NonNullable<Parameters<typeof openPage>[0]> & {
  readonly access?: Access;
  /** Changes `page` of the issuer. */
  readonly client?: object;
  /** Default: that of the gateway. */
  readonly audience?: string;
  /** How the provider works. */
  readonly provider?: Parameters<typeof startProvider>[0];
};

/** The page of a gateway whose callers sign in with a provider of its own. */
export async function openGuarded({
  access = {},
  client = {},
  audience = AUDIENCE,
  provider: state,
  ...options
}: SignInOptions = {}) {
  const provider = await startProvider(state);
  const opened = await openPage({
    deadlineMs: 20_000,
    ...options,
    origins: [provider.url, ...(options.origins ?? [])],
    beforeOpening: (origin) => provider.register(`${origin}/`),
    gateway: {
      ...options.gateway,
      access: toAccess({ jwt: [{ ...toIssuer(provider, client), audience }], rules: [EVERYTHING], ...access }),
    },
  });
  return { ...opened, provider };
}

/** Clicks through the sign-in at the provider. */
export async function signIn(page: Page, name = 'alice'): Promise<void> {
  await page.getByRole('button', { name: /^Sign in with/ }).click();
  await logIn(page, name);
}

/** At the provider. */
export async function logIn(page: Page, name = 'alice'): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** What the tab keeps: all storage, and its URL. */
export async function keptBy(page: Page): Promise<string> {
  const stored = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
  return `${page.url()} ${stored}`;
}

export async function expectSignedIn(page: Page, name = 'alice'): Promise<void> {
  await expect.poll(() => page.locator('.account-name').textContent()).toContain(`${name}@example.com`);
}
