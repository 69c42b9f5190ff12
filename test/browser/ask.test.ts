import { describe, expect, it } from 'vitest';
import { UNLISTED_KEY } from '../page/_estate-seed.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { cell, DENY_KEY, openPage, toPath } from './_page.ts';
import { details, toRole } from './_who.ts';

const ARCHIVE = '2f4d9a10-8c3b-4e77-b1d2-5a6c7e8f9012';
const PUBLIC = '4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7';
const SIGNING = '92b4d087-6f53-41ec-84ba-d7382910abfc';
const PENDING = '81a3cf76-5e42-40db-b3a9-c62718091aeb';

/** The path of a question. */
function toAsk(keyId: string, principal: string, action: string, more = ''): string {
  return `${toPath(keyId, 'ask')}&principal=${principal}&action=${action}${more}`;
}

type Opened = Awaited<ReturnType<typeof openPage>>['page'];
const verdict = (page: Opened) => page.locator('.verdict');
const textOf = async (page: Opened) => {
  await verdict(page).waitFor();
  return (await page.getByRole('tabpanel').textContent()) ?? '';
};
const principalOf = (page: Opened) => page.getByLabel('Can this principal');
const actionOf = (page: Opened) => page.getByLabel('perform this action?');

describe('Ask', () => {
  it('never shows the verdict of another question, also if the gateway does not answer', async () => {
    const { page } = await openPage({
      path: toAsk(ARCHIVE, toRole('EventExporter'), 'kms:Decrypt'),
      deadlineMs: 20_000,
    });
    await verdict(page).waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await principalOf(page).fill(toRole('Stranger'));
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('The gateway does not answer').first().waitFor();
    expect(page.url()).toContain('Stranger');
    expect(await verdict(page).count()).toBe(0);
    expect(await page.getByRole('tabpanel').textContent()).not.toContain('EventExporter may');
    await page.unroute('**/graphql');
    await verdict(page).waitFor();
    expect(await verdict(page).textContent()).toContain('Stranger');
  });

  it('is filled in from a cell of Who can, and says why', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(ARCHIVE), deadlineMs: 20_000 });
    await cell(page, 'EventExporter', 'Decrypt').click();
    await details(page).getByRole('link', { name: 'Ask why' }).click();
    const text = await textOf(page);
    expect(await principalOf(page).inputValue()).toBe(toRole('EventExporter'));
    expect(await actionOf(page).inputValue()).toBe('kms:Decrypt');
    expect(text).toContain('EventExporter may perform kms:Decrypt. The key policy or a grant allows it by itself.');
    expect(text).toContain('Decided by grant nightly-export');
    expect(text).toContain('This grant allows it.');
    expect(text).toContain('a service control policy of the principal’s organization');
    expectQuiet();
  });

  it('leaves the principal to the reader, for a cell of everyone or of an account', async () => {
    const { page } = await openPage({ path: toPath(PUBLIC), deadlineMs: 20_000 });
    await cell(page, 'Everyone', 'Decrypt').click();
    await details(page).getByRole('link', { name: 'Ask about one principal' }).click();
    await expect.poll(() => actionOf(page).inputValue()).toBe('kms:Decrypt');
    expect(await principalOf(page).inputValue()).toBe('');
    expect(await verdict(page).count()).toBe(0);
  });

  it('asks by keyboard, and fills in what is missing by a click, until it is decided', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY, 'ask'), deadlineMs: 20_000 });
    await principalOf(page).fill(toRole('PayrollService'));
    await page.keyboard.press('Tab');
    await page.keyboard.type('decrypt');
    await page.keyboard.press('Enter');
    expect(await textOf(page)).toContain(
      'What is known does not decide whether PayrollService may perform kms:Decrypt.',
    );
    expect(await page.getByRole('tabpanel').textContent()).toContain(
      'but only if aws:PrincipalOrgID is not o-a1b2c3d4e5 (or it is absent): it is not known what the request has.',
    );
    expect(await page.getByRole('tabpanel').textContent()).not.toContain('StringNotEquals');
    expect(page.url()).toContain(`principal=${toRole('PayrollService')}&action=decrypt`);
    await page.getByRole('button', { name: 'aws:PrincipalOrgID' }).click();
    await page.getByLabel('Value of aws:PrincipalOrgID').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Value of aws:PrincipalOrgID',
    );
    await page.keyboard.type('o-a1b2c3d4e5');
    await page.keyboard.press('Enter');
    await verdict(page).and(page.locator('[data-verdict=ALLOWED]')).waitFor();
    expect(page.url()).toContain('context.aws:PrincipalOrgID=o-a1b2c3d4e5');
    expect(await textOf(page)).toContain('the request has o-a1b2c3d4e5');
    await takeScreenshot(page, 'front-end-ask-allowed');
    // Another organization.
    await page.getByLabel('Value of aws:PrincipalOrgID').fill('o-other');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await verdict(page).and(page.locator('[data-verdict=DENIED]')).waitFor();
    expect(await textOf(page)).toContain('PayrollService may not perform kms:Decrypt: a Deny statement applies.');
    await page.getByRole('link', { name: /^statement 4/ }).click();
    await page.getByRole('button', { name: 'Deny use outside the organization', pressed: true }).waitFor();
    await page.goBack();
    await verdict(page).and(page.locator('[data-verdict=DENIED]')).waitFor();
    await page.goBack();
    await verdict(page).and(page.locator('[data-verdict=ALLOWED]')).waitFor();
    expect(await page.getByLabel('Value of aws:PrincipalOrgID').inputValue()).toBe('o-a1b2c3d4e5');
    expectQuiet();
  });

  it('has the encryption context, the service and what is absent in the URL', async () => {
    const lake = 'arn:aws:iam::444455556666:role/LakeCluster';
    const { page, expectQuiet } = await openPage({ path: toAsk(ARCHIVE, lake, 'kms:Decrypt'), deadlineMs: 20_000 });
    await page.getByRole('button', { name: 'kms:EncryptionContext' }).click();
    await page.keyboard.type('aws:ebs:id');
    await page.keyboard.press('Tab');
    await page.keyboard.type('vol-0f1e2d3c4b5a69788');
    await page.getByLabel('Through').fill('direct');
    await page.getByRole('button', { name: 'Add a condition key' }).click();
    await page.keyboard.type('aws:SourceVpce');
    await page.getByLabel('What the request has of aws:SourceVpce').selectOption('absent');
    await page.getByLabel('It has no other condition keys').check();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await verdict(page).and(page.locator('[data-verdict=ALLOWED]')).waitFor();
    expect(await textOf(page)).toContain('Decided by grant lake-volume');
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toMatchObject({
      via: 'direct',
      absent: 'aws:SourceVpce',
      'encryption.aws:ebs:id': 'vol-0f1e2d3c4b5a69788',
      complete: 'true',
    });
    await page.reload();
    await verdict(page).and(page.locator('[data-verdict=ALLOWED]')).waitFor();
    expect(await page.getByLabel('Key of the encryption context').inputValue()).toBe('aws:ebs:id');
    expectQuiet();
  });

  it.each([
    ['principal', toAsk(DENY_KEY, 'arn:aws:iam::111122223333:group/Staff', 'kms:Decrypt'), 'a group is no principal'],
    ['action', toAsk(DENY_KEY, toRole('App'), 'kms:Decrypy%2B'), 'it is not an action of AWS KMS'],
    ['context', toAsk(DENY_KEY, toRole('App'), 'kms:Decrypt', '&via=s3'), 'context.via is "s3": expected "direct"'],
  ])('shows at the form what is wrong with the %s', async (field, path, words) => {
    const { page, expectQuiet } = await openPage({ path, deadlineMs: 20_000 });
    const alert = page.locator('#bad-input');
    await alert.waitFor();
    expect(await alert.textContent()).toContain(words);
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(1);
    const described = page.locator('[aria-describedby="bad-input"]');
    expect(await described.count()).toBe(1);
    expect(await described.evaluate((each) => each.tagName)).toBe(field === 'context' ? 'FIELDSET' : 'INPUT');
    expect(await verdict(page).count()).toBe(0);
    await expectAccessible(page);
    await takeScreenshot(page, `front-end-ask-bad-${field}`);
    // It goes with the next question.
    await principalOf(page).fill(toRole('App'));
    await actionOf(page).fill('kms:Decrypt');
    await page.getByLabel('Through').fill('');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await verdict(page).waitFor();
    expect(await alert.count()).toBe(0);
    expectQuiet();
  });

  it('says that a key for signing never decrypts, and what the state of a key refuses', async () => {
    const { page } = await openPage({
      path: toAsk(SIGNING, toRole('ReleasePipeline'), 'kms:Decrypt'),
      deadlineMs: 20_000,
    });
    expect(await textOf(page)).toContain('KMS refuses it, whatever is allowed: this kind of key never does that.');
    const other = await openPage({ path: toAsk(PENDING, toRole('BackupOperator'), 'kms:Decrypt'), deadlineMs: 20_000 });
    expect(await textOf(other.page)).toContain(
      'The key is pending deletion: KMS refuses it now, whoever is allowed to. It answers DisabledException or KMSInvalidStateException.',
    );
    expect(await verdict(other.page).getByRole('heading').textContent()).toContain('Allowed, but KMS refuses it now');
    await takeScreenshot(other.page, 'front-end-ask-refused');
  });

  it('is not decided where the grants cannot be read, and says which call failed', async () => {
    const { page, kms } = await openPage({
      path: toAsk(UNLISTED_KEY, toRole('Other'), 'kms:Decrypt'),
      deadlineMs: 20_000,
    });
    const text = await textOf(page);
    expect(text).toContain('Not decided');
    expect(text).toContain('Access denied kms:ListGrants');
    kms.setFaults([]);
    await page.getByRole('button', { name: 'Read again' }).click();
    await verdict(page).and(page.locator('[data-verdict=NOT_ALLOWED]')).waitFor();
  });

  it('keeps the verdict when the gateway is gone', async () => {
    const { page, stopGateway } = await openPage({
      path: toAsk(DENY_KEY, toRole('PayrollService'), 'kms:Encrypt'),
      deadlineMs: 20_000,
    });
    await verdict(page).waitFor();
    const startGateway = await stopGateway();
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.getByText('The gateway does not answer.').first().waitFor();
    expect(await verdict(page).count()).toBe(1);
    await startGateway();
    await page.locator('.lost:empty').waitFor({ state: 'attached' });
  });

  it.each(['light', 'dark'] as const)('is accessible in %s, at each width', async (colorScheme) => {
    const question = toAsk(
      DENY_KEY,
      toRole('PayrollService'),
      'kms:Decrypt',
      '&context.aws:SourceIp=192.0.2.1&encryption.App=x',
    );
    const { page, expectQuiet } = await openPage({ path: question, deadlineMs: 20_000 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 1024, 375]) {
      await page.setViewportSize({ width, height: 812 });
      await verdict(page).waitFor();
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await takeScreenshot(page, `front-end-ask-${colorScheme}-${width}`);
    }
    expectQuiet();
  });
});
