import type { Page } from 'playwright-core';
import { ACCOUNT } from '../_setup.ts';
import { cell, DENY_KEY, openPage, toPath } from './_page.ts';

/** The table of the tab Who can. */
export const table = (page: Page) => page.getByRole('grid', { name: 'Who can do what with this key' });
/** What the open cell shows. */
export const details = (page: Page) => page.locator('#who-details');
/** What screen readers say of a cell. */
export const labelOf = (page: Page, principal: string, column: string) =>
  cell(page, principal, column).locator('.visually-hidden').textContent();
/** The names of the principals, in their order. */
export const principalsOf = (page: Page) => table(page).getByRole('rowheader').locator('strong').allTextContents();
export const focusedLabel = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('.visually-hidden')?.textContent);

export const toRole = (name: string) => `arn:aws:iam::${ACCOUNT}:role/${name}`;
export const ALL_TO_ACCOUNT = { Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'kms:*', Resource: '*' };

/** The tab Who can of a key with a policy of these statements. `Resource` is "*". */
export function openWho(...statements: readonly object[]) {
  const Statement = statements.map((each) => ({ Resource: '*', ...each }));
  const policy = JSON.stringify({ Version: '2012-10-17', Statement });
  return openPage({ path: toPath(DENY_KEY), seed: { keys: [{ keyId: DENY_KEY, policy }] }, deadlineMs: 20_000 });
}
