import { describe, expect, it } from 'vitest';
import { takeScreenshot } from './_browser.ts';
import { card, openEstate, rowOf, rowsOf, smallEstateSeed } from './_estate.ts';
import { cell, openPage } from './_page.ts';

/** The second account answers late, so that there is something to stop. */
const SLOW = [{ operation: 'ListKeys', accountId: '444455556666', fault: { kind: 'hang' } }] as const;
const DENIED = [
  {
    operation: 'ListKeys',
    region: 'us-west-2',
    fault: { kind: 'error', code: 'AccessDeniedException' },
  },
] as const;

describe('the reading', () => {
  it('shows the first keys and how far it is, stops, and goes on', async () => {
    const { page, kms, expectQuiet } = await openPage({
      seed: { ...smallEstateSeed(), faults: SLOW },
      deadlineMs: 45_000,
      env: { KMS_TRY_TIMEOUT_MS: '60000' },
    });
    await rowOf(page, 'price-lists').waitFor();
    await page
      .getByText(/^Reading: \d+ keys so far, [12] of 3 accounts and Regions read$/)
      .first()
      .waitFor();
    expect(await card(page, 'keys so far').count()).toBe(1);
    await page.getByRole('status').filter({ hasText: 'keys so far' }).waitFor();
    expect(await page.getByRole('progressbar').getAttribute('max')).toBe('3');
    await takeScreenshot(page, 'estate-reading');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('(stopped)').waitFor();
    // The gateway ends the calls of a request that nobody waits for.
    await expect.poll(() => kms.inFlight()).toBe(0);
    await card(page, 'public so far').click();
    await page.getByRole('heading', { name: /^1 of \d+ keys read so far. There may be more$/ }).waitFor();
    kms.setFaults([]);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Read again' }).waitFor();
    await page
      .getByText(/keys in 2 accounts and 3 Regions/)
      .first()
      .waitFor();
    expect(kms.callCount('ListKeys')).toBeLessThan(10);
    expectQuiet();
  });

  it('names each account and Region that cannot be listed, and reads it again alone', async () => {
    const { page, kms, expectQuiet } = await openEstate({ seed: { ...smallEstateSeed(), faults: DENIED } });
    const failed = page.getByRole('region', { name: 'Some keys could not be listed' });
    await failed.waitFor();
    expect(await failed.textContent()).toContain('Access denied · us-west-2 of account 111122223333');
    await failed.getByText('Why').click();
    await failed.getByText('The permission kms:ListKeys is missing').waitFor();
    await takeScreenshot(page, 'estate-unread-place');
    await page.getByRole('combobox', { name: 'Region' }).selectOption('us-west-2');
    await page.getByRole('heading', { name: 'No key was found in what could be read' }).waitFor();
    kms.setFaults([]);
    kms.resetCallCounts();
    await failed.getByRole('button', { name: 'Try again' }).click();
    await rowOf(page, 'customers/profiles').waitFor();
    expect(await failed.count()).toBe(0);
    expect(kms.callCount('ListKeys')).toBe(1);
    expectQuiet();
  });

  it('does not start again when a key was opened: back leads to the same row, with the focus', async () => {
    const { page, kms, expectQuiet } = await openEstate({ path: '/?sort=alias' });
    const count = kms.callCount('ListKeys');
    const name = 'shop/secrets';
    await page.keyboard.press('End');
    await rowOf(page, name).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goBack();
    await rowOf(page, name).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(name);
    expect(await rowOf(page, name).evaluate((row) => row.getBoundingClientRect().top < window.innerHeight)).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'All keys' }).click();
    await rowOf(page, name).waitFor();
    expect(new URL(page.url()).search).toBe('?sort=alias');
    expect(kms.callCount('ListKeys')).toBe(count);
    expectQuiet();
  });

  it('pauses while a key is shown, so that its calls need not wait', async () => {
    const { page, kms } = await openPage({
      seed: { ...smallEstateSeed(), faults: SLOW },
      deadlineMs: 45_000,
      env: { KMS_TRY_TIMEOUT_MS: '60000' },
    });
    await rowOf(page, 'price-lists').getByRole('link').click();
    await cell(page, 'This account', 'Decrypt').waitFor();
    await expect.poll(() => kms.inFlight()).toBe(0);
    kms.setFaults([]);
    await page.goBack();
    await page.getByRole('button', { name: 'Read again' }).waitFor();
    await page
      .getByText(/keys in 2 accounts and 3 Regions/)
      .first()
      .waitFor();
  });

  it('again keeps what was read while the gateway is down, and goes on when it is back', async () => {
    const { page, kms, stopGateway, logged } = await openEstate();
    const count = await rowsOf(page).count();
    const startGateway = await stopGateway();
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByText('This page tries again every two seconds').first().waitFor();
    expect(await rowsOf(page).count()).toBe(count);
    await takeScreenshot(page, 'estate-gateway-lost');
    kms.resetCallCounts();
    await startGateway();
    await page.getByText('The gateway does not answer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Read again' }).waitFor();
    expect(kms.callCount('ListKeys')).toBeGreaterThan(0);
    expect(await rowsOf(page).count()).toBe(count);
    expect(logged.filter((text) => !text.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });

  it('again leaves what was read if it is stopped while the gateway is down', async () => {
    const { page, stopGateway } = await openEstate();
    const startGateway = await stopGateway();
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Read again' }).waitFor();
    await page.getByText('The gateway does not answer').waitFor({ state: 'detached' });
    expect(await rowsOf(page).count()).toBeGreaterThan(20);
    await startGateway();
  });
});

it('reads smaller pages if the gateway allows fewer calls', async () => {
  const { page, logged } = await openEstate({ env: { MAX_KMS_CALLS: '100' } });
  expect(Number(await card(page, 'keys').locator('strong').textContent())).toBeGreaterThan(20);
  expect(logged.filter((text) => !text.includes('status of 400'))).toEqual([]);
});
