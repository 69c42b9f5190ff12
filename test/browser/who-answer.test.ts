import { describe, expect, it } from 'vitest';
import { UNLISTED_KEY } from '../page/_estate-seed.ts';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { cell, DENY_KEY, openPage, toPath } from './_page.ts';
import { ALL_TO_ACCOUNT, details, labelOf, openWho, principalsOf, table, toRole } from './_who.ts';

const PUBLIC = '4d6f8b32-1a0e-4c97-9f65-82e3d4c5b6a7';
const ARCHIVE = '2f4d9a10-8c3b-4e77-b1d2-5a6c7e8f9012';
const SECRETS = '3c5e7a21-0f9d-4b86-8e54-71d2c3b4a596';
const EXAMPLE = '1234abcd-12ab-34cd-56ef-1234567890ab';
const DISABLED = '7092be65-4d31-4fca-a298-b51607f8e9da';
const SIGNING = '92b4d087-6f53-41ec-84ba-d7382910abfc';

describe('the answer on top of the table', () => {
  it.each([
    [PUBLIC, 'PUBLIC', 'Anyone with an AWS account can decrypt. No condition bounds it.'],
    [ARCHIVE, 'WIDE', 'Accounts 444455556666 and 777788889999 can decrypt and encrypt. Their IAM policies decide'],
    [SECRETS, 'PLAIN', 'Everyone in this account can decrypt and encrypt, only if kms:ViaService is secretsmanager'],
    [EXAMPLE, 'PLAIN', 'Only this account’s IAM policies decide who can use and manage it.'],
    [DISABLED, 'PLAIN', 'Nobody can use it: it is disabled. Once somebody enables it, role CustomerPortal can decrypt'],
    [SIGNING, 'PLAIN', 'Role ReleasePipeline can sign and verify.'],
    [
      UNLISTED_KEY,
      'PLAIN',
      'Role MailService can decrypt and change its policy. Show statement 1. There may be others: the grants could not',
    ],
  ])('%s', async (keyId, tone, words) => {
    const { page, expectQuiet } = await openPage({ path: toPath(keyId), deadlineMs: 20_000 });
    const answer = page.locator('.answer');
    await answer.waitFor();
    expect(await answer.textContent()).toContain(words);
    expect(await answer.getAttribute('data-tone')).toBe(tone);
    expectQuiet();
  });

  it('leads to each statement that it names, the Deny statement, too', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY), deadlineMs: 20_000 });
    const answer = page.locator('.answer');
    await answer.getByText('unless statement 4 denies it').waitFor();
    expect(await answer.textContent()).toMatch(/denies it\. Show statement 2\. This account’s IAM policies/);
    await expectAccessible(page);
    await answer.getByRole('link', { name: 'Statement 4' }).click();
    await page.getByRole('button', { name: 'Deny use outside the organization', pressed: true }).waitFor();
    await page.goBack();
    await answer.getByRole('link', { name: 'Show statement 2' }).click();
    await page.getByRole('button', { name: 'Allow use of the key', pressed: true }).waitFor();
    expectQuiet();
  });

  it('is red for an Allow with NotPrincipal, whose cells are never plain green', async () => {
    const { page, expectQuiet } = await openWho(ALL_TO_ACCOUNT, {
      Effect: 'Allow',
      NotPrincipal: { AWS: toRole('Intern') },
      Action: 'kms:Decrypt',
    });
    const answer = page.locator('.answer');
    await answer.waitFor();
    expect(await answer.textContent()).toContain(
      'Anyone with an AWS account, except those whom statement 2 lists, can decrypt. No condition bounds it.',
    );
    const colorOf = (principal: string) =>
      cell(page, principal, 'Decrypt')
        .locator('.cell-head')
        .evaluate((head) => getComputedStyle(head).color);
    const green = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      probe.style.color = 'var(--allow)';
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    // The account, too, gets it from that statement.
    for (const principal of ['Everyone', 'This account']) expect(await colorOf(principal)).not.toBe(green);
    await cell(page, 'Everyone', 'Decrypt').click();
    expect(await details(page).textContent()).toContain('An Allow with NotPrincipal allows it');
    const effect = details(page).locator('.effect');
    expect(await effect.evaluate((each) => getComputedStyle(each).color)).not.toBe(green);
    await takeScreenshot(page, 'front-end-who-not-principal');
    expectQuiet();
  });
});

describe('the filter of the table', () => {
  it('is in the URL: what a principal can do, and its name', async () => {
    const { page, origin, expectQuiet } = await openPage({ path: toPath(ARCHIVE), deadlineMs: 20_000 });
    await page.getByRole('combobox', { name: 'Show who can' }).selectOption({ label: 'change its permissions' });
    await expect
      .poll(() => principalsOf(page))
      .toEqual(['LakeLoader', 'This account', 'EventExporter', 'ec2.amazonaws.com']);
    await page.getByRole('searchbox', { name: 'Find a principal' }).fill('lake');
    await expect.poll(() => principalsOf(page)).toEqual(['LakeLoader']);
    await expect.poll(() => page.url()).toContain('can=permissions&principal=lake');
    expect(await page.getByText('1 of 7 principals', { exact: true }).count()).toBeGreaterThan(0);
    await expectAccessible(page);
    // Another one opens the link.
    await page.goto(`${origin}${toPath(ARCHIVE)}&can=permissions&principal=lake`);
    await cell(page, 'LakeLoader', 'Permissions').waitFor();
    expect(await principalsOf(page)).toEqual(['LakeLoader']);
    await page.getByRole('searchbox').fill('nobody has this name');
    await page
      .getByText('No principal that can change its permissions has “nobody has this name” in its name.')
      .waitFor();
    expectQuiet();
  });

  it('leaves no trace in the other tabs', async () => {
    const { page } = await openPage({ path: `${toPath(ARCHIVE)}&can=decrypt`, deadlineMs: 20_000 });
    await page.getByRole('tab', { name: 'Statements' }).click();
    expect(page.url()).not.toContain('can=');
    await page.goBack();
    await expect.poll(() => page.getByRole('combobox', { name: 'Show who can' }).inputValue()).toBe('decrypt');
  });
});

describe('below the table', () => {
  it('stands what was read, and what else may refuse', async () => {
    const { page } = await openPage({ path: toPath(UNLISTED_KEY), deadlineMs: 20_000 });
    const known = page.getByRole('region', { name: 'What this table knows' });
    await known.waitFor();
    const text = await known.textContent();
    expect(text).toMatch(/The key policy \(1 statement\)\. The grants were not read\. .*Access denied kms:ListGrants/);
    expect(text).toContain('It is enabled, so its state refuses nothing.');
    expect(text).toContain('Service control policies of this account.');
    await known.getByRole('link', { name: 'Ask about one principal' }).click();
    await page.getByRole('form', { name: 'Ask about one request' }).waitFor();
  });
});

describe('what a key never does', () => {
  it('is marked in its statements', async () => {
    const { page } = await openPage({
      path: toPath(SIGNING, 'statements'),
      seed: {
        keys: [
          {
            keyId: SIGNING,
            spec: 'ECC_NIST_P256',
            usage: 'SIGN_VERIFY',
            policy: {
              Statement: [
                ALL_TO_ACCOUNT,
                {
                  Effect: 'Allow',
                  Principal: { AWS: toRole('App') },
                  Action: ['kms:Sign', 'kms:Decrypt'],
                  Resource: '*',
                },
              ],
            },
          },
        ],
      },
    });
    const marked = page.locator('.statement [data-unfit=true]');
    await marked.waitFor();
    expect(await marked.allTextContents()).toEqual(['kms:Decrypt not with this kind of key']);
    await expectAccessible(page);
  });
});

describe('Deny with NotPrincipal', () => {
  it('does not read as if the whole account were exempt', async () => {
    const { page } = await openPage({ path: toPath(DENY_KEY), deadlineMs: 20_000 });
    const card = page.getByRole('listitem').filter({ hasText: 'Deny deletion to all but the break-glass role' });
    await card.first().waitFor();
    const text = await card.first().textContent();
    expect(text).toContain('Everyone except');
    expect(text).toContain('Role BreakGlass');
    expect(text).toContain('Root user of this account, its users and roles only if they are listed, too');
    expect(text).toContain('With a permissions boundary, a principal is denied even if it is listed.');
    // As the table has it: the account is not spared.
    expect(await labelOf(page, 'PayrollService', 'Delete')).toContain('unless denied by statement 3');
  });
});

it.each(['light', 'dark'] as const)(
  'Who can is accessible in %s, at each width, open and closed',
  async (colorScheme) => {
    for (const keyId of [PUBLIC, DENY_KEY]) {
      const { page, expectQuiet } = await openPage({ path: toPath(keyId), deadlineMs: 20_000 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const width of [1440, 1024, 375]) {
        await page.setViewportSize({ width, height: 812 });
        await table(page).waitFor();
        await expectAccessible(page);
        await cell(page, 'This account', 'Decrypt').click();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await takeScreenshot(page, `front-end-who-answer-${keyId.slice(0, 4)}-${colorScheme}-${width}`);
        await page.keyboard.press('Escape');
      }
      expectQuiet();
    }
  },
);
