import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ACCOUNT } from '../_setup.ts';
import { UNLISTED_KEY } from '../page/_estate-seed.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';

/** What a spreadsheet would run. */
const FORMULA = '=HYPERLINK("http://evil.example","x")';

const KEY = {
  keyId: DENY_KEY,
  aliases: ['alias/team/data'],
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' },
      { Sid: FORMULA, Effect: 'Allow', Principal: '*', Action: 'kms:Decrypt', Resource: '*' },
    ],
  }),
  grants: [{ name: '@SUM(A1)', granteePrincipal: `arn:aws:iam::444455556666:role/S`, operations: ['Decrypt'] }],
} as const;

const TABS = ['who', 'statements', 'grants', 'findings', 'key'] as const;
type Tab = (typeof TABS)[number];

const openTab = (tab: Tab, keyId: string = DENY_KEY) =>
  openPage({
    path: `${toPath(keyId)}&tab=${tab}`,
    deadlineMs: 20_000,
    ...(keyId === DENY_KEY && { seed: { keys: [KEY] } }),
  });

async function download(page: Page, format: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: format, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

describe('Copy', () => {
  const openWithout = async (hidden: string) => {
    const opened = await openPage({ path: toPath(DENY_KEY, 'key'), seed: { keys: [KEY] }, deadlineMs: 20_000 });
    // As over http at another address than loopback, where a browser has no `navigator.clipboard`.
    await opened.page.addInitScript(hidden);
    await opened.page.reload();
    await opened.page.getByRole('button', { name: 'Copy ARN' }).click();
    return opened;
  };
  const NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });";

  it('works over http, too, and leaves the focus where it was', async () => {
    const { page, expectQuiet } = await openWithout(NO_CLIPBOARD);
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Copied');
    await page.getByRole('link', { name: 'KMS Policy Gateway' }).click();
    await page.getByRole('searchbox').focus();
    await page.keyboard.press('ControlOrMeta+V');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toContain(`:key/${DENY_KEY}`);
    expectQuiet();
  });

  it('says so if the browser does not copy', async () => {
    const { page, expectQuiet } = await openWithout(`${NO_CLIPBOARD} document.execCommand = () => false;`);
    await page.getByRole('button', { name: 'Not copied' }).waitFor();
    expectQuiet();
  });
});

describe('the files of a tab', () => {
  it.each([
    ['who', 'team-data-who-can', '*'],
    ['statements', 'team-data-statements', 'kms:Decrypt'],
    ['grants', 'team-data-grants', '444455556666'],
    ['findings', 'team-data-findings', 'PUBLIC'],
    ['key', 'team-data-key', 'SYMMETRIC_DEFAULT'],
  ] as const)('%s have what it shows, and no formula', async (tab, name, content) => {
    const { page, expectQuiet } = await openTab(tab);
    const json = await download(page, 'JSON');
    expect(json.name).toBe(`${name}.json`);
    expect(JSON.parse(json.text).data.key).toBeTruthy();
    const csv = await download(page, 'CSV');
    expect(csv.name).toBe(`${name}.csv`);
    expect(csv.text).toContain(content);
    const cells = csv.text.split(/[,;\r\n]/);
    expect(cells.filter((cell) => /^[\s"]*[=+\-@]/.test(cell))).toEqual([]);
    const markdown = await download(page, 'Markdown');
    expect(markdown.name).toBe(`${name}.md`);
    expect(markdown.text).toMatch(/^# .*team\/data\n\n\| /);
    expect(
      new Set(
        markdown.text
          .trim()
          .split('\n')
          .slice(2)
          .map((line) => line.replaceAll('\\|', '').split('|').length),
      ).size,
    ).toBe(1);
    expectQuiet();
  });

  it('have errors beside what could not be read', async () => {
    const { page, expectQuiet } = await openTab('findings', UNLISTED_KEY);
    const { text } = await download(page, 'JSON');
    const { data, errors } = JSON.parse(text);
    expect(data.key.grants).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({ path: ['key', 'grants'], extensions: { code: 'AccessDeniedException' } }),
    ]);
    expectQuiet();
  });
});

it.each(TABS)('the link to GraphiQL has the query of the tab %s, which runs', async (tab) => {
  const { page, origin, expectQuiet } = await openTab(tab);
  const href = await page.getByRole('link', { name: 'Query in GraphiQL' }).getAttribute('href');
  const url = new URL(href ?? '');
  expect(url.origin + url.pathname).toBe(`${origin}/graphql`);
  const query = url.searchParams.get('query') ?? '';
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: JSON.parse(url.searchParams.get('variables') ?? '') }),
  });
  const { data, errors } = (await answer.json()) as { data?: { key: unknown }; errors?: unknown };
  expect(errors).toBeUndefined();
  expect(data?.key).toBeTruthy();
  expectQuiet();
});

it('no link to GraphiQL is there where it is not served', async () => {
  const { page } = await openPage({ path: toPath(DENY_KEY, 'key'), env: { GRAPHIQL: 'false' } });
  await page.getByRole('button', { name: 'Copy link' }).waitFor();
  expect(await page.getByRole('link', { name: 'Query in GraphiQL' }).count()).toBe(0);
});

it('a statement has a link, and the link of the page leads to the statement that is selected', async () => {
  const { page, origin, expectQuiet } = await openTab('statements');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const second = page.locator('.statement').nth(1);
  await second.getByRole('button').click();
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(copied).searchParams.get('statement')).toBe('/Statement/1');
  const href = await second.getByRole('link', { name: 'Link to statement #2' }).getAttribute('href');
  expect(new URL(href ?? '', copied).href).toBe(copied);
  await page.goto(copied);
  await expect.poll(() => page.locator('.statement[data-active=true]').count()).toBe(1);
  await second.getByRole('button').click();
  expect(new URL(page.url()).searchParams.has('statement')).toBe(false);
  expectQuiet();
});
