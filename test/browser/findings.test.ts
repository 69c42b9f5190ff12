import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Seed, SeedGrant } from '../../src/package/embedded-kms.ts';
import { ACCOUNT } from '../_setup.ts';
import { DENIED_KEY } from '../page/_estate-seed.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';

const toStatement = (statement: object) => ({ Effect: 'Allow', Resource: '*', ...statement });
const ADMINISTER = toStatement({ Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*' });
const PUBLIC = toStatement({
  Sid: 'Open',
  Principal: '*',
  Action: 'kms:Decrypt',
  Condition: { StringEquals: { 'kms:EncryptionContext:team': 'a' } },
});
const STRANGER = 'arn:aws:iam::444455556666:role/Stranger';

type FindingsOptions = { readonly grants?: readonly SeedGrant[]; readonly faults?: NonNullable<Seed['faults']> };

function openFindings(statements: readonly object[], { grants = [], faults = [] }: FindingsOptions = {}) {
  const policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return openPage({
    path: toPath(DENY_KEY, 'findings'),
    seed: { keys: [{ keyId: DENY_KEY, policy, grants }], faults },
    deadlineMs: 20_000,
  });
}

const findings = (page: Page) => page.locator('.finding');

describe('the findings of a key', () => {
  it('are the most severe first, with the place, a request that shows it, and what to do', async () => {
    const grant: SeedGrant = { granteePrincipal: STRANGER, operations: ['Decrypt'] };
    const { page, expectQuiet } = await openFindings([ADMINISTER, PUBLIC], { grants: [grant] });
    await findings(page).first().waitFor();
    const [first, second] = await findings(page).allTextContents();
    expect(first).toMatch(/^CriticalOpen to everyone/);
    expect(first).toMatch(/Example.*sends kms:Decrypt.*kms:EncryptionContext:team.*it is allowed/);
    expect(first).toContain('What to do');
    expect(second).toMatch(/^HighA grant for another account/);
    expect(await page.getByRole('tab', { name: 'Findings' }).textContent()).toBe('Findings 2');
    expect(await page.getByRole('tab', { name: 'Grants' }).textContent()).toBe('Grants 1');
    const ask = await page.getByRole('link', { name: 'Ask about it' }).first().getAttribute('href');
    const asked = new URLSearchParams(ask ?? '');
    expect([asked.get('tab'), asked.get('action'), asked.get('context.kms:EncryptionContext:team')]).toEqual([
      'ask',
      'kms:Decrypt',
      'a',
    ]);
    expect(asked.get('principal')).toMatch(/^arn:aws:iam::9+:/);
    expect(asked.get('key')).toContain(DENY_KEY);

    await page.getByRole('link', { name: 'Show the grant' }).click();
    await page.locator('.grants [aria-current=true]').filter({ hasText: 'Stranger' }).waitFor();
    await page.goBack();
    await page.getByRole('tab', { name: 'Findings', selected: true }).waitFor();
    await page.getByRole('link', { name: 'Show statement “Open”' }).click();
    // The card below the mouse is highlighted instead, but this one stays pressed.
    await page.getByRole('button', { name: 'Open', pressed: true }).waitFor();
    expect(decodeURIComponent(page.url())).toContain('tab=statements&statement=/Statement/1');
    expectQuiet();
  });

  it('are none only with what was looked at', async () => {
    const { page, expectQuiet } = await openFindings([ADMINISTER]);
    await page.getByText('No findings.', { exact: true }).waitFor();
    await page.getByText('The policy (1 statement) was examined. The key has no grants.').waitFor();
    expect(await page.getByRole('tab', { name: 'Findings' }).textContent()).toBe('Findings 0');
    await expectAccessible(page);
    expectQuiet();
  });

  it('are never none where the grants could not be read', async () => {
    const { page, expectQuiet } = await openFindings([ADMINISTER], {
      faults: [{ operation: 'ListGrants', fault: { kind: 'error', code: 'AccessDeniedException' } }],
    });
    const notice = page.getByRole('alert').filter({ hasText: 'Not everything could be examined' });
    await notice.waitFor();
    expect(await notice.textContent()).toContain('Access denied kms:ListGrants');
    await page.getByText('No findings in what could be examined.', { exact: true }).waitFor();
    expect(await page.getByText('No findings.', { exact: true }).count()).toBe(0);
    await page.getByText('was examined, without the grants').waitFor();
    await expectAccessible(page);
    expectQuiet();
  });

  it('are not known where the policy could not be read, and the page says why', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENIED_KEY, 'findings'), deadlineMs: 20_000 });
    const alert = page.getByRole('alert').filter({ hasText: 'The key could not be examined' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('A service control policy of the organization explicitly denies');
    expect(await page.getByText('No findings').count()).toBe(0);
    expectQuiet();
  });

  it.each(['light', 'dark'] as const)('can be read in %s by everybody, wide and narrow', async (colorScheme) => {
    const { page, expectQuiet } = await openFindings([
      PUBLIC,
      toStatement({ Principal: { AWS: ['444455556666', `arn:aws:iam::${ACCOUNT}:role/A`] }, Action: 'kms:*' }),
      toStatement({ Effect: 'Deny', NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:role/A` }, Action: 'kms:Sign' }),
      toStatement({ Principal: { AWS: 'AROAEXAMPLEDELETEDROLE' }, Action: 'kms:Decrypt' }),
    ]);
    await page.emulateMedia({ colorScheme });
    await findings(page).first().waitFor();
    const severities = await findings(page).evaluateAll((cards) =>
      cards.map((card) => card.getAttribute('data-severity')),
    );
    expect(new Set(severities).size).toBeGreaterThanOrEqual(4);
    for (const width of [1440, 1024, 375]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      await takeScreenshot(page, `findings-${colorScheme}-${width}`);
    }
    expectQuiet();
  });
});
