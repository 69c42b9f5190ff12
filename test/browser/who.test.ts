import { describe, expect, it } from 'vitest';
import { UNLISTED_KEY } from '../page/_estate-seed.ts';
import { takeScreenshot } from './_browser.ts';
import { cell, DENY_KEY, findPaleTexts, openPage, toPath } from './_page.ts';
import { details, focusedLabel, labelOf, principalsOf, table } from './_who.ts';

const CARDS = '0b7c1f52-6d1e-4f0a-9a83-2f6b1d0c7e45';
const ARCHIVE = '2f4d9a10-8c3b-4e77-b1d2-5a6c7e8f9012';
const PUBLIC = '4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7';
const ORPHANED = '6f81ad54-3c20-4eb9-9187-a405f6e7d8c9';
const SIGNING = '92b4d087-6f53-41ec-84ba-d7382910abfc';
const WIDTHS = [1440, 375] as const;

describe('who can', () => {
  it('is the first tab: rows are principals, the widest first, and columns what one can do', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(CARDS) });
    await cell(page, 'CardService', 'Decrypt').waitFor();
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Who can');
    expect(await table(page).getByRole('columnheader').allTextContents()).toEqual([
      'Principal',
      'Decrypt',
      'Encrypt',
      'Manage',
      'Delete',
      'Permissions',
      'View',
    ]);
    expect(await principalsOf(page)).toEqual([
      'This account',
      'KeyAdministrators',
      'Alice',
      'CardService',
      'SettlementBatch',
      'Auditors',
      'cloudtrail.amazonaws.com',
    ]);
    expect(await labelOf(page, 'CardService', 'Decrypt')).toBe('CardService may decrypt, by statement 3');
    // The account's IAM policies decide, so the page does not say no.
    expect(await labelOf(page, 'CardService', 'Delete')).toBe(
      'CardService may delete it if IAM policies allow it, by statement 1',
    );
    expect(await labelOf(page, 'CardService', 'Permissions')).toBe(
      'CardService may change its permissions: CreateGrant, RevokeGrant, only if kms:GrantIsForAWSResource is true, by statement 4, or by IAM',
    );
    expect(await labelOf(page, 'cloudtrail.amazonaws.com', 'Delete')).toContain('nothing allows it');
    expectQuiet();
  });

  it('has the columns of the usage of the key', async () => {
    const { page } = await openPage({ path: toPath(SIGNING) });
    await cell(page, 'ReleasePipeline', 'Sign').waitFor();
    expect((await table(page).getByRole('columnheader').allTextContents()).slice(1, 3)).toEqual(['Sign', 'Verify']);
  });

  it('shows the statement of a cell on a click, and its place in the text on another', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY) });
    await cell(page, 'PayrollService', 'Decrypt').click();
    const text = await details(page).textContent();
    expect(text).toContain('The key allows it by itself, unless a Deny statement applies.');
    expect(text).toMatch(/Allow use of the key.*Unless denied by.*Deny use outside the organization/);
    await takeScreenshot(page, 'front-end-who-details');
    await details(page).getByRole('button', { name: 'Deny use outside the organization' }).click();
    await page.getByRole('heading', { name: 'The text' }).waitFor();
    await page.mouse.move(0, 0);
    await expect
      .poll(async () => (await page.locator('.text-line[data-active=true]').allTextContents()).join(''))
      .toContain('"aws:PrincipalOrgID"');
    await page.goBack();
    await cell(page, 'PayrollService', 'Decrypt').waitFor();
    expectQuiet();
  });

  it('works by keyboard: one stop of Tab, arrow keys, and Escape', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY) });
    await cell(page, 'PayrollService', 'Decrypt').waitFor();
    // After the links of the answer.
    await page.locator('.answer a').last().focus();
    await page.keyboard.press('Tab');
    expect(await focusedLabel(page)).toContain('This account may decrypt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await focusedLabel(page)).toContain('PayrollService may encrypt, by statement 2, GenerateDataKey');
    expect(await details(page).getByRole('heading', { name: 'PayrollService' }).textContent()).toContain('Encrypt');
    await page.keyboard.press('End');
    expect(await focusedLabel(page)).toContain('PayrollService may view it in part: DescribeKey');
    await page.keyboard.press('ArrowRight');
    expect(await focusedLabel(page)).toContain('PayrollService may view it');
    await page.keyboard.press('Control+Home');
    expect(await focusedLabel(page)).toContain('This account may decrypt');
    // Into what the cell shows, and back.
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('#who-details') !== null)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await focusedLabel(page)).toContain('This account may decrypt');
    expect(await details(page).count()).toBe(0);
    // The tabs, too.
    const links = await page.locator('.answer a').count();
    for (let stop = 0; stop <= links; stop++) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    expect(page.url()).toContain('tab=ask');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ask');
    expectQuiet();
  });

  it('warns of a key that anyone can use', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(PUBLIC) });
    await page.getByRole('main').getByText('Anyone with an AWS account can decrypt.').waitFor();
    expect((await principalsOf(page))[0]).toBe('Everyone');
    expect(await labelOf(page, 'Everyone', 'Decrypt')).toBe('Everyone may decrypt, by statement 2');
    expect(await labelOf(page, 'Everyone', 'Encrypt')).toContain('nothing allows it');
    await takeScreenshot(page, 'front-end-who-public');
    await page.getByRole('link', { name: 'Show statement 2' }).click();
    await page.getByRole('button', { name: 'Let the partners decrypt', pressed: true }).waitFor();
    expectQuiet();
  });

  it('lists other accounts first, and those whom grants name', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(ARCHIVE) });
    await cell(page, 'EventExporter', 'Decrypt').waitFor();
    expect(await principalsOf(page)).toEqual([
      'Account 444455556666',
      'Account 777788889999',
      'LakeLoader',
      'LakeCluster',
      'This account',
      'EventExporter',
      'ec2.amazonaws.com',
    ]);
    expect(await labelOf(page, 'EventExporter', 'Decrypt')).toBe('EventExporter may decrypt, by grant nightly-export');
    await cell(page, 'LakeCluster', 'Decrypt').click();
    expect(await details(page).textContent()).toContain('the encryption context has aws:ebs:id: vol-0f1e2d3c4b5a69788');
    await takeScreenshot(page, 'front-end-who-grants');
    expectQuiet();
  });

  it('lists the deleted last: nobody', async () => {
    const { page } = await openPage({ path: toPath(ORPHANED) });
    await cell(page, 'AROA4XMPL5RWK2EXAMPLE', 'Decrypt').click();
    expect((await principalsOf(page)).at(-1)).toBe('AROA4XMPL5RWK2EXAMPLE');
    expect(await details(page).textContent()).toContain(
      'No request comes from this principal: it was deleted, or a key policy cannot name it.',
    );
  });

  it('says what is not known where grants cannot be read, and reads them again', async () => {
    const { page, kms, expectQuiet } = await openPage({ path: toPath(UNLISTED_KEY) });
    const alert = page.getByRole('main').getByRole('alert');
    await alert.filter({ hasText: 'This list is not complete' }).waitFor();
    expect(await alert.textContent()).toContain('Access denied kms:ListGrants');
    expect(await labelOf(page, 'MailService', 'Decrypt')).toBe('MailService may decrypt, by statement 1');
    expect(await labelOf(page, 'MailService', 'Encrypt')).toBe('It is not known whether MailService may encrypt');
    await takeScreenshot(page, 'front-end-who-incomplete');
    kms.setFaults([]);
    await page.getByRole('button', { name: 'Read again' }).click();
    await alert.waitFor({ state: 'detached' });
    expect(await labelOf(page, 'MailService', 'Encrypt')).toContain('nothing allows it');
    expectQuiet();
  });

  it('says which statement could not be read', async () => {
    const unread = { Sid: 'No effect', Principal: '*', Action: 'kms:*', Resource: '*' };
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [unread] });
    const { page } = await openPage({ path: toPath(DENY_KEY), seed: { keys: [{ keyId: DENY_KEY, policy }] } });
    await page.getByRole('alert').filter({ hasText: '/Statement/0' }).waitFor();
    await page.getByText('What was read names nobody.').waitFor();
  });

  it('leads to the text where it is no policy document', async () => {
    const seed = { keys: [{ keyId: DENY_KEY, policy: 'This is no JSON' }] };
    const { page } = await openPage({ path: toPath(DENY_KEY), seed });
    await page.getByRole('link', { name: 'See the text' }).click();
    await page.getByRole('heading', { name: 'The text has a mistake' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('can be read in %s, wide and narrow, and nothing moves', async (colorScheme) => {
    const { page, expectQuiet } = await openPage({ path: toPath(ARCHIVE) });
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 812 });
      const one = cell(page, 'LakeLoader', 'Permissions');
      await one.waitFor();
      const before = await page.locator('.who table').evaluate((each) => each.getBoundingClientRect().height);
      await one.click();
      expect(await page.locator('.who table').evaluate((each) => each.getBoundingClientRect().height)).toBe(before);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      const box = await details(page).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(await findPaleTexts(page)).toEqual([]);
      await takeScreenshot(page, `front-end-who-${colorScheme}-${width}`);
      await page.keyboard.press('Escape');
    }
    expectQuiet();
  });
});
