import { describe, expect, it } from 'vitest';
import { takeScreenshot } from './_browser.ts';
import { card, namesOf, openEstate, rowOf, rowsOf, searchField } from './_estate.ts';

const queryOf = (url: string) => decodeURIComponent(new URL(url).search);

describe('the cards', () => {
  it('count the keys of all accounts, and lead to those that they count; back leads to all', async () => {
    const { page, expectQuiet } = await openEstate();
    const all = Number(await card(page, 'keys').locator('strong').textContent());
    expect(all).toBeGreaterThan(20);
    await page.getByText(`${all} keys in 2 accounts and 3 Regions`).first().waitFor();
    for (const [label, filter, name] of [
      ['public', 'public', 'price-lists'],
      ['open to other accounts', 'shared', 'event-archive'],
      ['deleted principals', 'orphan', 'reports/monthly'],
      ['pending deletion', 'deletion', 'To be deleted'],
      ['rotation off', 'rotation', 'ExampleAlias'],
      ['unknown', 'unknown', 'legal/evidence'],
    ] as const) {
      const count = Number(await card(page, label).locator('strong').textContent());
      await card(page, label).click();
      await page.getByRole('heading', { name: `${count} of ${all} keys` }).waitFor();
      expect(await rowsOf(page).count()).toBe(count);
      await rowOf(page, name).waitFor();
      expect(queryOf(page.url())).toBe(`?filter=${filter}`);
      expect(await card(page, label).getAttribute('aria-current')).toBe('true');
    }
    await page.goBack();
    await page.getByRole('list', { name: 'Filters' }).getByText('Rotation off').waitFor();
    await card(page, 'keys').click();
    expect(queryOf(page.url())).toBe('');
    await rowOf(page, 'price-lists').waitFor();
    expectQuiet();
  });

  it('never count a key of which something could not be read as one without findings', async () => {
    const { page } = await openEstate({ path: '/?filter=unknown' });
    for (const [name, words] of [
      ['legal/evidence', 'Policy: Access denied kms:GetKeyPolicy'],
      ['vault/sealed', 'State: Access denied kms:DescribeKey'],
      ['support/mail', 'The grants could not be read'],
      ['imports/legacy', 'could not be read'],
    ] as const) {
      const row = rowOf(page, name);
      expect(await row.textContent()).toContain(words);
      expect(await row.textContent()).toContain('Unknown');
      expect(await row.getAttribute('data-tone')).toBe('unknown');
      expect(await row.textContent()).not.toContain('No finding');
    }
    expect(await rowsOf(page).count()).toBe(4);
  });
});

describe('a row', () => {
  it('says the worst finding, the account and the Region, and is red or amber where others have access', async () => {
    const { page, expectQuiet } = await openEstate();
    expect(await namesOf(page, 2)).toEqual(['partners/price-lists', 'analytics/event-archive']);
    const open = rowOf(page, 'price-lists');
    expect(await open.textContent()).toContain('PublicEveryone in every AWS account is allowed kms:Decrypt.');
    expect(await open.textContent()).toContain('us-east-2 111122223333');
    expect(await open.getAttribute('data-tone')).toBe('public');
    const shared = rowOf(page, 'event-archive');
    expect(await shared.textContent()).toContain('Other account');
    expect(await shared.getAttribute('data-tone')).toBe('shared');
    expect(await rowOf(page, 'To be deleted').textContent()).toMatch(/To be deletedon \d+ \w+ \d{4}/);
    await takeScreenshot(page, 'estate');
    expectQuiet();
  });
});

describe('the search', () => {
  it.each([
    ['an alias', 'PAYMENTS/primary', 'payments/cards'],
    ['an ID', '5e709c43-2b1f', 'hr/payroll'],
    ['a description', 'price lists for', 'partners/price-lists'],
    ['a tag', 'team=billing exports', 'billing/exports'],
    ['a principal', 'role/PayrollService', 'hr/payroll'],
  ])('finds %s, and the URL keeps it', async (_what, text, name) => {
    const { page, expectQuiet } = await openEstate();
    await searchField(page).fill(text);
    await rowOf(page, name).waitFor();
    await expect.poll(() => rowsOf(page).count()).toBe(1);
    expect(new URL(page.url()).searchParams.get('search')).toBe(text);
    await page.reload();
    await rowOf(page, name).waitFor();
    expect(await searchField(page).inputValue()).toBe(text);
    await page.getByRole('link', { name: `Remove filter: “${text}”` }).click();
    await expect.poll(() => rowsOf(page).count()).toBeGreaterThan(20);
    expect(await searchField(page).inputValue()).toBe('');
    expectQuiet();
  });

  it('is in the counts of the cards, and says if nothing matches', async () => {
    const { page } = await openEstate({ path: '/?search=billing' });
    expect(await card(page, 'keys').textContent()).toBe('8keys');
    await searchField(page).fill('alias/not/there');
    await page.getByRole('heading', { name: 'No key matches' }).waitFor();
    expect(await page.getByRole('link', { name: 'Open alias/not/there as a key' }).getAttribute('href')).toBe(
      '?key=alias/not/there',
    );
    await page.getByRole('link', { name: 'Show all keys' }).click();
    await rowOf(page, 'price-lists').waitFor();
  });
});

describe('account and Region', () => {
  it('are filters, too: chips take them away one by one, and back brings them again', async () => {
    const { page, expectQuiet } = await openEstate();
    await page.getByRole('combobox', { name: 'Account' }).selectOption('444455556666');
    await page.getByRole('heading', { name: /^8 of/ }).waitFor();
    await page.getByRole('combobox', { name: 'Region' }).selectOption('eu-central-1');
    await card(page, 'rotation off').click();
    expect(queryOf(page.url())).toBe('?filter=rotation&account=444455556666&region=eu-central-1');
    await page.getByRole('link', { name: 'Remove filter: Rotation off' }).click();
    await page.getByRole('link', { name: 'Remove filter: Account 444455556666' }).click();
    expect(queryOf(page.url())).toBe('?region=eu-central-1');
    await page.goBack();
    expect(await page.getByRole('combobox', { name: 'Account' }).inputValue()).toBe('444455556666');
    await page.getByRole('link', { name: 'Remove all' }).click();
    await rowOf(page, 'price-lists').waitFor();
    expectQuiet();
  });

  it.each([
    ['account=999999999999', 'The gateway does not read account 999999999999', 'no missing permission in AWS'],
    ['region=eu-north-9', 'The gateway does not read eu-north-9', 'There is no such Region'],
    [
      'account=444455556666&region=us-west-2',
      'The gateway does not read us-west-2 of account 444455556666',
      'not known',
    ],
  ])('that the gateway does not read are not empty: %s', async (query, title, advice) => {
    const { page } = await openEstate({ path: `/?${query}` });
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await page.getByRole('main').textContent()).toContain(advice);
    expect(await page.getByRole('main').textContent()).not.toMatch(/There are no keys|No key matches/);
  });

  it('of a key that the gateway does not read say so, and name no permission', async () => {
    const { page, expectQuiet } = await openEstate({
      path: '/?account=999999999999',
    });
    await page.goto(
      `${new URL(page.url()).origin}/?key=arn:aws:kms:us-east-2:999999999999:key/5e709c43-2b1f-4da8-8076-93f4e5d6c7b8`,
    );
    const alert = page.getByRole('main').getByRole('alert').filter({ hasText: 'Not read by this gateway' }).first();
    await alert.waitFor();
    expect(await alert.textContent()).toContain('The gateway is not configured for account 999999999999');
    expect(await alert.textContent()).not.toContain('Access denied');
    expectQuiet();
  });
});

describe('the order', () => {
  it('is in the URL: a column sorts, and reverses when it sorts already', async () => {
    const { page, expectQuiet } = await openEstate();
    const sort = (name: string) => page.getByRole('navigation', { name: 'Sort by' }).getByRole('link', { name });
    await sort('Alias').click();
    expect((await namesOf(page, 3)).map((name) => name.replace(/ \+\d+$/, ''))).toEqual([
      'ExampleAlias',
      'analytics/event-archive',
      'aws/s3',
    ]);
    await sort('Alias').click();
    expect(queryOf(page.url())).toBe('?sort=-alias');
    expect(await sort('Alias').textContent()).toContain('Z to A');
    await sort('Created').click();
    await page.getByRole('link', { name: /^Created.*oldest first$/ }).waitFor();
    expect((await namesOf(page, 1))[0]).toBe('aws/s3');
    await sort('Account').click();
    await sort('Account').click();
    expect(await rowsOf(page).first().textContent()).toContain('eu-central-1 444455556666');
    await page.goBack();
    await page.goBack();
    expect(queryOf(page.url())).toBe('?sort=age');
    await page.reload();
    await page.getByRole('link', { name: /^Created.*oldest first$/ }).waitFor();
    expectQuiet();
  });
});
