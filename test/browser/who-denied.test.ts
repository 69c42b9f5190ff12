import { describe, expect, it } from 'vitest';
import { FLAWED_KEY } from '../page/_estate-seed.ts';
import { takeScreenshot } from './_browser.ts';
import { cell, DENY_KEY, findPaleTexts, openPage, statement, toPath } from './_page.ts';
import { ALL_TO_ACCOUNT, details, labelOf, openWho, principalsOf, toRole } from './_who.ts';

const allow = (name: string, Action: unknown, more = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: toRole(name) },
  Action,
  ...more,
});
const deny = (Principal: unknown, Action: unknown, more = {}) => ({ Effect: 'Deny', Principal, Action, ...more });
const OUTSIDE = { Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } };
const ENCRYPTING = ['kms:Encrypt', 'kms:GenerateDataKey*'];

describe('what denies', () => {
  it('is in a cell of which it takes only a part, also for the account', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(DENY_KEY) });
    await cell(page, 'PayrollService', 'Encrypt').click();
    const label = 'PayrollService may encrypt, by statement 2, GenerateDataKey';
    expect(await labelOf(page, 'PayrollService', 'Encrypt')).toMatch(
      new RegExp(`^${label}.* unless denied by statement 4$`),
    );
    expect(await cell(page, 'PayrollService', 'Encrypt').textContent()).toContain(
      'GenerateDataKey and 3 more unless denied by 4',
    );
    expect(await labelOf(page, 'This account', 'Encrypt')).toContain('unless denied by statement 4');
    expect(await labelOf(page, 'This account', 'Delete')).toContain('unless denied by statement 3');
    expect(await labelOf(page, 'PayrollService', 'View')).not.toContain('denied');
    const text = await details(page).textContent();
    expect(text).toContain('The key allows it by itself. A Deny statement can take a part of it away.');
    expect(text).toMatch(/kms:GenerateDataKeyWithoutPlaintext.*Unless denied by:.*Deny use outside the organization/);
    expectQuiet();
  });

  it('makes a cell partly, with the actions, if it always takes a part', async () => {
    const { page } = await openWho(allow('App', ENCRYPTING), deny('*', 'kms:GenerateDataKey*'));
    await cell(page, 'App', 'Encrypt').click();
    expect(await labelOf(page, 'App', 'Encrypt')).toMatch(
      /^App may encrypt, by statement 1, GenerateDataKey, .*WithoutPlaintext denied by statement 2$/,
    );
    const text = await details(page).textContent();
    expect(text).toContain('The key allows it by itself, except what a Deny statement always denies.');
    expect(text).toMatch(/kms:GenerateDataKey.*Denied by:.*Deny/);
  });

  it('is in no cell of a principal that it cannot meet', async () => {
    const blocked = deny({ AWS: toRole('Blocked') }, 'kms:*', OUTSIDE);
    const { page } = await openWho(ALL_TO_ACCOUNT, allow('Teller', 'kms:Encrypt'), blocked);
    await cell(page, 'Teller', 'Decrypt').waitFor();
    for (const column of ['Decrypt', 'Encrypt', 'Manage', 'Delete', 'Permissions', 'View']) {
      expect(await labelOf(page, 'Teller', column)).not.toContain('denied');
      // Of the account it takes something: Blocked is of this account.
      expect(await labelOf(page, 'This account', column)).toContain('unless denied by statement 3');
      expect(await labelOf(page, 'Blocked', column)).toContain('unless denied by statement 3');
    }
  });

  it('has a row for whom only a Deny statement names', async () => {
    const { page, expectQuiet } = await openWho(
      ALL_TO_ACCOUNT,
      deny({ AWS: toRole('Blocked') }, ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:TagResource']),
    );
    await cell(page, 'Blocked', 'Decrypt').click();
    expect(await principalsOf(page)).toEqual(['This account', 'Blocked']);
    expect(await labelOf(page, 'Blocked', 'Decrypt')).toBe('Blocked may not decrypt: denied by statement 2');
    expect(await labelOf(page, 'Blocked', 'Encrypt')).toBe(
      'Blocked may encrypt if IAM policies allow it, by statement 1',
    );
    expect(await labelOf(page, 'Blocked', 'Manage')).toBe(
      'Blocked may manage it if IAM policies allow it, by statement 1, TagResource denied by statement 2',
    );
    expect(await details(page).textContent()).toMatch(/A Deny statement always applies.*Denied by:.*Deny/);
    expect(await details(page).textContent()).not.toContain('No statement or grant for it names this principal');
    await takeScreenshot(page, 'front-end-who-denied');
    expectQuiet();
  });
});

describe('what everyone may do', () => {
  it('needs IAM policies in another account', async () => {
    const guest = 'arn:aws:iam::444455556666:role/Guest';
    const { page } = await openWho(
      { Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt' },
      { Effect: 'Allow', Principal: { AWS: [guest, toRole('App')] }, Action: 'kms:Encrypt' },
    );
    await cell(page, 'Guest', 'Decrypt').waitFor();
    expect(await labelOf(page, 'Guest', 'Decrypt')).toBe('Guest may decrypt if IAM policies allow it, by statement 1');
    expect(await labelOf(page, 'App', 'Decrypt')).toBe('App may decrypt, by statement 1');
  });
});

describe('conditions', () => {
  it('are all in the cell, and with all values in its name', async () => {
    const Condition = {
      StringEquals: {
        'kms:ViaService': ['a', 'b', 'c', 'd'].map((each) => `${each}.us-east-2.amazonaws.com`),
        'aws:SourceVpce': 'vpce-1',
      },
    };
    const { page } = await openWho(allow('App', 'kms:Decrypt', { Condition }));
    await cell(page, 'App', 'Decrypt').waitFor();
    expect(await cell(page, 'App', 'Decrypt').textContent()).toContain('and aws:SourceVpce is vpce-1');
    expect(await labelOf(page, 'App', 'Decrypt')).toContain('d.us-east-2.amazonaws.com, and aws:SourceVpce is vpce-1');
  });

  it('do not break inside a word', async () => {
    const Condition = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };
    const { page } = await openWho(allow('PayrollSettlementService', 'kms:CreateGrant', { Condition }));
    await page.setViewportSize({ width: 1280, height: 800 });
    const one = cell(page, 'PayrollSettlementService', 'Permissions');
    await one.waitFor();
    const line = page.locator('.cell-line', { hasText: 'GrantIsForAWSResource' }).first();
    // The words of each line of the text, as they are laid out.
    const lines = await line.evaluate((element) => {
      const found = new Map<number, string>();
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (let index = 0; index < (node.textContent ?? '').length; index++) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + 1);
          const top = Math.round(range.getBoundingClientRect().top);
          found.set(top, (found.get(top) ?? '') + range.toString());
        }
      }
      return [...found.values()].map((each) => each.trim());
    });
    expect(lines.length).toBeGreaterThan(1);
    for (const each of lines) expect(each).toMatch(/^(kms:|Grant|Is|For|AWS|Resource|is|true)/);
  });
});

describe('what is not known', () => {
  it('has its cause, and a link to its place in the text', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(FLAWED_KEY) });
    await page.getByRole('region', { name: 'The text of the policy has mistakes' }).waitFor();
    await cell(page, 'Importer', 'Decrypt').click();
    expect(await labelOf(page, 'Importer', 'Decrypt')).toContain('not known');
    expect(await details(page).textContent()).toContain('Action');
    await takeScreenshot(page, 'front-end-who-flawed');
    await details(page).getByRole('link', { name: 'Show it in the policy' }).first().click();
    await page.getByRole('heading', { name: 'The text has 2 mistakes' }).waitFor();
    expect(page.url()).toContain('statement=');
    expectQuiet();
  });

  it('names statements without effect', async () => {
    const { page } = await openWho(ALL_TO_ACCOUNT, allow('App', 'kms:Decrypt', { Resource: 'arn:aws:s3:::bucket' }));
    const region = page.getByRole('region', { name: 'Without effect' });
    await region.getByRole('link', { name: 'Show it in the policy' }).waitFor();
  });
});

it('the card of a Deny says that an account in NotPrincipal does not spare its roles', async () => {
  const { page } = await openPage({ path: toPath(DENY_KEY) });
  await statement(page, 'Deny deletion to all but the break-glass role').waitFor();
  const cards = page.getByRole('region', { name: 'Denied, whatever allows it' });
  expect(await cards.textContent()).toContain('its users and roles only if they are listed, too');
});

it.each(['light', 'dark'] as const)('a policy with Deny statements can be read in %s', async (colorScheme) => {
  const { page } = await openPage({ path: toPath(DENY_KEY) });
  await page.emulateMedia({ colorScheme });
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 812 });
    await cell(page, 'PayrollService', 'Encrypt').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await findPaleTexts(page)).toEqual([]);
    await takeScreenshot(page, `front-end-who-payroll-${colorScheme}-${width}`);
  }
});
