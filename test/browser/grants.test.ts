import { describe, expect, it } from 'vitest';
import type { SeedGrant } from '../../src/package/embedded-kms.ts';
import { ACCOUNT } from '../_setup.ts';
import { UNLISTED_KEY } from '../page/_estate-seed.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/Reader`;

const SHARED: SeedGrant = {
  name: 'lake',
  granteePrincipal: 'arn:aws:iam::444455556666:role/Lake',
  retiringServicePrincipal: 'ec2.amazonaws.com',
  issuingAccount: 'arn:aws:iam::444455556666:root',
  operations: ['Decrypt', 'GenerateDataKeyWithoutPlaintext'],
  constraints: { encryptionContextSubset: { 'aws:ebs:id': 'vol-1' } },
  createdAt: '2026-03-03T05:41:18Z',
};
const OWN: SeedGrant = { granteePrincipal: ROLE, operations: ['Encrypt'], createdAt: '2026-04-01T00:00:00Z' };

function openGrants(grants: readonly SeedGrant[], more = '') {
  return openPage({
    path: `${toPath(DENY_KEY, 'grants')}${more}`,
    seed: { keys: [{ keyId: DENY_KEY, grants }] },
    deadlineMs: 20_000,
  });
}

describe('the grants of a key', () => {
  it('are rows in words; those for other accounts stand out, and the tab counts them', async () => {
    const { page, kms, expectQuiet } = await openGrants([SHARED, OWN]);
    const lake = page.getByRole('row').filter({ hasText: 'lake' });
    await lake.waitFor();
    const words = await lake.getByRole('cell').allTextContents();
    expect(words[0]).toContain('Role Lake Other account');
    expect(words[1]).toBe('DecryptGenerateDataKeyWithoutPlaintext');
    expect(words[2]).toBe('the encryption context containsaws:ebs:id = vol-1');
    expect(words[3]).toContain('AWS service ec2.amazonaws.com');
    expect(words[4]).toMatch(/^3 March 2026, 05:41:18 UTC.*by account 444455556666 Other account$/);
    const own = page.getByRole('row').filter({ hasText: 'Without a name' });
    expect(await own.textContent()).toMatch(/Reader.*Encryptno constraintnobody is named.*by this account$/);
    const color = (row: typeof own) =>
      row
        .getByRole('cell')
        .first()
        .evaluate((td) => getComputedStyle(td).backgroundColor);
    expect(await color(lake)).not.toBe(await color(own));
    await page.getByText('2 grants, 1 for a principal of another account', { exact: true }).waitFor();
    expect(await page.getByRole('tab', { name: 'Grants' }).textContent()).toBe('Grants 2');
    expect(kms.callCount('GetKeyPolicy')).toBe(0);
    expectQuiet();
  });

  it('that cannot be listed are not an empty list, and can be read once they can', async () => {
    const { page, kms, expectQuiet } = await openPage({ path: toPath(UNLISTED_KEY, 'grants') });
    await page.getByRole('alert').filter({ hasText: 'kms:ListGrants' }).waitFor();
    expect(await page.getByText('The key has no grants').count()).toBe(0);
    expect(await page.getByRole('tab', { name: 'Grants' }).textContent()).toBe('Grants');
    kms.setFaults([{ operation: 'ListGrants', keyId: DENY_KEY, fault: { kind: 'html' } }]);
    await page.goto(new URL(toPath(DENY_KEY, 'grants'), page.url()).href);
    const alert = page.getByRole('alert').filter({ hasText: 'KMS sent a broken answer' });
    await alert.waitFor();
    kms.setFaults([]);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The key has no grants', { exact: true }).waitFor();
    expectQuiet();
  });

  it('come in pages: a page that fails leaves the others, and a link finds its grant or says where it may be', async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({ ...OWN, name: `grant-${index}` }));
    const { page, kms, expectQuiet } = await openGrants(many, '&grant=nothing');
    const rows = page.locator('.grants tbody').getByRole('row');
    await expect.poll(() => rows.count()).toBe(100);
    expect(await page.getByRole('tab', { name: 'Grants' }).textContent()).toBe('Grants 100+');
    await page.getByText('It may be among those that are not shown yet').waitFor();
    kms.setFaults([{ operation: 'ListGrants', fault: { kind: 'html' } }]);
    await page.getByRole('button', { name: 'Show more grants' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'The grants after these could not be read' });
    await alert.waitFor();
    expect(await rows.count()).toBe(101);
    kms.setFaults([]);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => rows.count()).toBe(130);
    await expect.poll(() => page.getByRole('tab', { name: 'Grants' }).textContent()).toBe('Grants 130');
    await page.getByText('Grant nothing is not there any more').waitFor();
    expect(await page.getByRole('button', { name: 'Show more grants' }).count()).toBe(0);
    const id = await rows.last().locator('.exact').first().textContent();
    await page.goto(`${new URL(toPath(DENY_KEY, 'grants'), page.url()).href}&grant=${id}`);
    await page.getByRole('button', { name: 'Show more grants' }).click();
    const selected = page.locator('.grants [aria-current=true]');
    await selected.waitFor();
    expect(await selected.textContent()).toContain(id);
    await expect.poll(() => selected.evaluate((row) => row.getBoundingClientRect().top < innerHeight)).toBe(true);
    expectQuiet();
  });

  it.each(['light', 'dark'] as const)('can be read in %s by everybody, wide and narrow', async (colorScheme) => {
    const { page, expectQuiet } = await openGrants([SHARED, OWN]);
    await page.emulateMedia({ colorScheme });
    await page.getByRole('row').filter({ hasText: 'lake' }).waitFor();
    for (const width of [1440, 1024, 375]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      await takeScreenshot(page, `grants-${colorScheme}-${width}`);
    }
    expectQuiet();
  });
});
