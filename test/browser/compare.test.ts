import { describe, expect, it } from 'vitest';
import { ACCOUNT, REGION } from '../_setup.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { ADMINISTER, allow, answer, arnOfKey, changes, OTHER_KEY, openCompare, toPolicy, toRole } from './_compare.ts';
import { DENY_KEY } from './_page.ts';

const DECRYPT = allow(toRole('Reader'), 'kms:Decrypt', { Sid: 'Read' });
const PARTNER = allow(toRole('Partner', '444455556666'), ['kms:Encrypt', 'kms:Decrypt']);
const OPEN = allow('*', 'kms:GenerateDataKey', { Condition: { StringEquals: { 'kms:CallerAccount': ACCOUNT } } });

describe('the policy compared with that of another key', () => {
  it('says who gains and who loses what, by which statement, with a request that shows it', async () => {
    const { page, expectQuiet } = await openCompare({
      policy: toPolicy(ADMINISTER, DECRYPT),
      other: toPolicy(ADMINISTER, PARTNER),
    });
    await page.getByLabel('Compare with', { exact: true }).fill('alias/theirs');
    await page.keyboard.press('Enter');
    await answer(page).waitFor();
    expect(await answer(page).textContent()).toBe('1 gained, 1 lost.');
    expect(new URL(page.url()).searchParams.get('with')).toBe('alias/theirs');
    const gained = await changes(page, 'gained').textContent();
    expect(gained).toContain('Role Reader');
    expect(gained).toContain('kms:Decrypt');
    expect(gained).toContain(
      'alias/theirs: allowed if IAM policies of its account allow it, too → alias/mine: allowed',
    );
    expect(gained).toContain('statement 2 of alias/mine');
    const lost = await changes(page, 'lost').textContent();
    expect(lost).toContain('Role Partner, in account 444455556666');
    expect(lost).toContain('alias/mine: not allowed');
    expect(await page.locator('.texts ins').allTextContents()).toContainEqual(expect.stringContaining('"Sid": "Read"'));

    await changes(page, 'gained').getByRole('link', { name: 'Ask alias/mine' }).click();
    await page.locator('.verdict').waitFor();
    expect(await page.getByRole('tabpanel').textContent()).toContain('Reader may perform kms:Decrypt. The key policy');
    await page.goBack();
    await changes(page, 'lost').getByRole('link', { name: 'statement 2 of alias/theirs' }).click();
    await page.locator('.statement[data-active=true]').filter({ hasText: 'Partner' }).waitFor();
    expect(page.url()).toContain(OTHER_KEY);
    expectQuiet();
  });

  it('is found by its place, and named with it', async () => {
    const elsewhere = { keyId: OTHER_KEY, region: 'eu-west-1', aliases: ['alias/mine'], policy: toPolicy(ADMINISTER) };
    const { page, expectQuiet } = await openCompare({ keys: [elsewhere] });
    await page.getByLabel('Compare with', { exact: true }).fill('alias/mine');
    await page.getByLabel('and Region').fill('eu-west-1');
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.locator('.compared-with').waitFor();
    expect(await page.locator('.compared-with').textContent()).toBe('alias/mine compared with alias/mine (eu-west-1)');
    expect(await answer(page).textContent()).toBe('Both have the same text.');
    await page.reload();
    await answer(page).waitFor();
    expect(await page.getByLabel('and Region').inputValue()).toBe('eu-west-1');
    expectQuiet();
  });

  it('says that the texts differ and their meaning does not', async () => {
    const { page, expectQuiet } = await openCompare({
      policy: toPolicy(ADMINISTER, DECRYPT),
      other: JSON.stringify(JSON.parse(toPolicy({ ...DECRYPT, Sid: 'Other' }, ADMINISTER))),
      path: `&with=${arnOfKey(OTHER_KEY)}`,
    });
    await answer(page).waitFor();
    expect(await answer(page).textContent()).toBe('The texts differ, their meaning does not.');
    expect(await page.locator('.change').count()).toBe(0);
    expect(await page.locator('.texts ins').count()).toBeGreaterThan(0);
    expectQuiet();
  });

  it('says on top if the policies are too complex, and what is not decided', async () => {
    const { page, expectQuiet } = await openCompare({
      policy: toPolicy(ADMINISTER, allow(toRole('A*'), 'kms:Decrypt')),
      other: toPolicy(ADMINISTER),
      path: '&with=alias/theirs',
    });
    await page.getByText('too complex to compare in full').waitFor();
    expect(await answer(page).textContent()).toMatch(/\d not decided\.$/);
    expect(await changes(page, 'undecided').first().textContent()).toContain('not decided');
    expectQuiet();
  });

  it.each([
    [{ code: 'AccessDeniedException' }, OTHER_KEY, 'The policy of the other key could not be read', 'kms:GetKeyPolicy'],
    [{ code: 'AccessDeniedException' }, DENY_KEY, 'The policy of this key could not be read', 'kms:GetKeyPolicy'],
  ])('names the key whose policy cannot be read', async ({ code }, keyId, subject, permission) => {
    const faults = [{ operation: 'GetKeyPolicy', keyId, fault: { kind: 'error', code } }] as const;
    const { page, expectQuiet } = await openCompare({ path: '&with=alias/theirs', faults });
    const alert = page.getByRole('alert').filter({ hasText: subject });
    await alert.waitFor();
    expect(await alert.textContent()).toContain(permission);
    await expectAccessible(page);
    expectQuiet();
  });

  it.each([
    ['alias/nobody', 'There is no such key'],
    [arnOfKey('0ccccccc-12ab-34cd-56ef-1234567890ab'), 'There is no such key'],
    ['alias/', 'Invalid ARN'],
    [arnOfKey(DENY_KEY), 'This is the same key'],
  ])('says what is wrong with %s', async (id, message) => {
    const { page, expectQuiet } = await openCompare({ path: `&with=${id}` });
    await page.getByRole('alert').getByText(message).first().waitFor();
    expectQuiet();
  });
});

describe('the policies of a multi-Region key', () => {
  const KEY = `mrk-${'0'.repeat(31)}1`;
  const toKey = (region: string, policy: string) => ({
    keyId: KEY,
    region,
    policy,
    multiRegion: { primaryRegion: REGION, replicaRegions: ['eu-west-1', 'eu-west-2'] },
  });

  it('are compared with that of the primary key', async () => {
    const inRegion = (region: string) => allow(toRole('A'), 'kms:*', { Resource: arnOfKey(KEY, region) });
    const { page, origin, expectQuiet } = await openCompare({
      keys: [
        toKey(REGION, toPolicy(ADMINISTER, inRegion(REGION))),
        toKey('eu-west-1', toPolicy(ADMINISTER, inRegion('eu-west-1'))),
        toKey('eu-west-2', toPolicy(ADMINISTER, inRegion('eu-west-2'), PARTNER)),
      ],
    });
    expect(await page.getByRole('link', { name: 'Primary and replicas' }).count()).toBe(0);
    await page.goto(`${origin}/?key=${arnOfKey(KEY, 'eu-west-2')}&tab=compare`);
    await page.getByRole('link', { name: 'Primary and replicas' }).click();
    const replica = (region: string) => page.getByRole('region', { name: `Replica in ${region}`, exact: true });
    await replica('eu-west-1').getByText('The texts differ, their meaning does not.').waitFor();
    await replica('eu-west-2').getByText('1 gained.').waitFor();
    expect(await replica('eu-west-2').locator('h2').textContent()).toContain('This key');
    expect(await replica('eu-west-2').textContent()).toContain('Role Partner, in account 444455556666');
    await expectAccessible(page);
    expectQuiet();
  });
});

describe('the policy compared with a pasted text', () => {
  it('has the text neither in the address nor only until another tab is opened', async () => {
    const { page, expectQuiet } = await openCompare({ policy: toPolicy(ADMINISTER, DECRYPT) });
    await page.getByRole('link', { name: 'A text' }).click();
    await page.getByLabel('The text of a policy').fill(toPolicy(ADMINISTER));
    await page.getByRole('button', { name: 'Compare' }).click();
    await answer(page).waitFor();
    expect(await answer(page).textContent()).toBe('1 gained.');
    expect(await changes(page, 'gained').getByRole('link', { name: /^Ask/ }).allTextContents()).toEqual([
      'Ask alias/mine',
    ]);
    expect(page.url()).not.toContain('Version');
    await page.getByRole('tab', { name: 'Grants' }).click();
    await page.goBack();
    await answer(page).waitFor();
    expect(await page.getByLabel('The text of a policy').inputValue()).toBe(toPolicy(ADMINISTER));
    expectQuiet();
  });

  it.each([
    ['{ "Version": ', 'The policies could not be compared'],
    ['x'.repeat(50_000), 'expected at most 40960'],
  ])('says what is wrong with it', async (text, message) => {
    const { page, expectQuiet } = await openCompare({ path: '&mode=text' });
    await page.getByLabel('The text of a policy').fill(text);
    await page.getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('alert').getByText(message).first().waitFor();
    await expectAccessible(page);
    expectQuiet();
  });
});

describe('a comparison', () => {
  it.each(['light', 'dark'] as const)('can be read in %s by everybody, wide and narrow', async (colorScheme) => {
    const { page, expectQuiet } = await openCompare({
      policy: toPolicy(ADMINISTER, DECRYPT, OPEN, allow('*', 'kms:Sign')),
      other: toPolicy(ADMINISTER, PARTNER, allow(toRole('B*'), 'kms:Verify')),
      path: '&with=alias/theirs',
    });
    await page.emulateMedia({ colorScheme });
    await answer(page).waitFor();
    for (const width of [1440, 1024, 375]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      await takeScreenshot(page, `compare-${colorScheme}-${width}`);
    }
    expectQuiet();
  });
});
