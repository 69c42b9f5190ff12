import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { EVERYTHING } from '../auth/_gateway.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { ADMINISTER, allow, planPolicy, putButton, toPolicy, toRole } from './_compare.ts';
import { rowsOf } from './_estate.ts';
import { DENY_KEY, toPath } from './_page.ts';
import { openGuarded } from './_sign-in.ts';

const MINE = `kpg_${'a'.repeat(43)}`;
const THEIRS = `kpg_${'b'.repeat(43)}`;
const toEntry = (name: string, key: string) => ({ name, sha256: createHash('sha256').update(key).digest('hex') });
const WRITER = { ...EVERYTHING, permissions: [...EVERYTHING.permissions, 'policy:write'] };
const ACCESS = {
  jwt: [],
  apiKeys: [toEntry('mine', MINE), toEntry('theirs', THEIRS)],
  rules: [
    { ...WRITER, to: { callers: ['api-key=mine'] } },
    { ...WRITER, to: { callers: ['api-key=theirs'] }, accounts: ['444455556666'] },
  ],
};

async function enter(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Use this key' }).click();
}

/** From now on, the gateway refuses MINE, as after its removal from the configuration. */
async function refuseMine(page: Page): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const isMine = (await route.request().headerValue('authorization')) === `Bearer ${MINE}`;
    if (!isMine) return route.fallback();
    const errors = [{ message: 'The API key is not known.', extensions: { code: 'UNAUTHENTICATED' } }];
    await route.fulfill({ status: 401, json: { errors } });
  });
}

const refused = (page: Page) => page.getByText('The gateway does not accept your sign-in');

it('an API key that is refused leaves what was read, and another one forgets all of it', async () => {
  const { page } = await openGuarded({ access: ACCESS });
  await enter(page, MINE);
  await page.getByRole('button', { name: 'Read again' }).waitFor();
  expect(await page.getByRole('main').textContent()).toContain('hr/payroll');
  await page.locator('.row').filter({ hasText: 'hr/payroll' }).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: 'hr/payroll' }).waitFor();
  await page.getByRole('grid').waitFor();
  await refuseMine(page);
  await page.getByRole('button', { name: 'Read again' }).click();
  await refused(page).waitFor();
  await page.getByRole('grid').waitFor();
  await expectAccessible(page);
  await takeScreenshot(page, 'another-caller');
  await enter(page, THEIRS);
  await page.getByText('or no rule of the gateway lets you read there').first().waitFor();
  expect(await page.content()).not.toContain('hr/payroll');
  expect(await page.content()).not.toContain('PayrollService');
  await page.getByRole('link', { name: 'All keys' }).click();
  await rowsOf(page).first().waitFor();
  await page.getByRole('button', { name: 'Read again' }).waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain('111122223333');
});

it('the same API key goes on with what waits', async () => {
  const { page } = await openGuarded({ access: ACCESS, path: toPath(DENY_KEY) });
  await enter(page, MINE);
  await page.getByRole('grid').waitFor();
  await refuseMine(page);
  await page.getByRole('button', { name: 'Read again' }).click();
  await refused(page).waitFor();
  await page.unroute('**/graphql');
  await enter(page, MINE);
  await refused(page).waitFor({ state: 'detached' });
  await page.getByRole('grid').waitFor();
});

it('a change that waits is not put in the name of another caller', async () => {
  const { page, kms } = await openGuarded({
    access: { ...ACCESS, rules: [WRITER] },
    path: `${toPath(DENY_KEY, 'compare')}&mode=change`,
    env: { KMS_WRITE: 'true' },
    seed: { keys: [{ keyId: DENY_KEY, aliases: ['alias/mine'], policy: toPolicy(ADMINISTER) }] },
  });
  await enter(page, MINE);
  await planPolicy(page, toPolicy(ADMINISTER, allow(toRole('Reader'), 'kms:Decrypt')));
  await refuseMine(page);
  await putButton(page).click();
  await refused(page).waitFor();
  const puts: string[] = [];
  page.on('request', (request) => request.postData()?.includes('mutation') && puts.push(request.url()));
  await enter(page, THEIRS);
  await page.getByText('This is the policy that the key has.').waitFor();
  await page.getByRole('tab', { name: 'Statements' }).click();
  await page.locator('.statement').first().waitFor();
  expect(puts).toEqual([]);
  expect(kms.callCount('PutKeyPolicy')).toBe(0);
});
