import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { STARTER_QUERIES } from '../../src/server/graphiql/starter-queries.ts';
import { ALIAS, arnOf, DOC_KEY } from '../_setup.ts';
import { openBrowser, takeScreenshot } from './_browser.ts';
import { openGraphiQL, play, serve, tabsOf, textOf, waitForGraphiQL } from './_graphiql.ts';

const NAMES = STARTER_QUERIES.map((query) => /query (\w+)/.exec(query)?.[1] ?? '');

/** Whether no line of the query is wider than its editor. */
const IS_QUERY_WRAPPED = `(() => {
  const editor = __MONACO.editor.getEditors().find((each) => each.getModel()?.uri.path.endsWith('operation.graphql'));
  return editor.getScrollWidth() <= editor.getLayoutInfo().contentWidth;
})()`;

describe('GraphiQL in a browser', () => {
  it('opens at the root path, needs no other host, and runs each starter query in its tab', {
    timeout: 120_000,
  }, async () => {
    // A busy machine reads slowly.
    const { url, answered } = await serve({ env: { REQUEST_DEADLINE_MS: '20000', KMS_TRY_TIMEOUT_MS: '20000' } });
    const { page, blocked, problems } = await openGraphiQL(url);
    expect(await page.title()).toBe('KMS Policy Gateway');
    expect(await tabsOf(page).allTextContents()).toEqual(NAMES);
    expect(answered.filter((request) => !request.startsWith('GET /'))).toEqual([]);
    for (const [index, name] of NAMES.entries()) {
      await tabsOf(page).nth(index).click();
      await expect.poll(() => textOf(page, 'operation.graphql')).toContain(name);
      const response = await play(page, name === 'Estate' ? 'policyCoverage' : 'arn:aws');
      expect(response).not.toContain('"errors"');
      await takeScreenshot(page, `graphiql-${name}`);
    }
    expect(blocked).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('opens with the cursor in the query and the lower pane collapsed, and fits a narrow screen', async () => {
    const { url } = await serve();
    const { page, problems } = await openGraphiQL(url);
    await expect
      .poll(() => page.evaluate("document.activeElement?.closest('.graphiql-query-editor') !== null"))
      .toBe(true);
    await page.getByRole('button', { name: 'Show editor tools' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => textOf(page, 'response.json')).toContain('PayrollService');
    expect(await textOf(page, 'response.json')).toContain('"effect": "DENY"');
    await page.setViewportSize({ width: 375, height: 800 });
    await page.reload();
    await waitForGraphiQL(page);
    await play(page, 'PayrollService');
    const [query, response] = await Promise.all(
      ['.graphiql-query-editor', '.graphiql-response'].map((part) => page.locator(part).first().boundingBox()),
    );
    for (const box of [query, response]) expect(box?.width).toBeGreaterThan(220);
    expect(response?.y).toBeGreaterThan(query?.y ?? 0);
    await takeScreenshot(page, 'graphiql-narrow');
    expect(await page.evaluate(IS_QUERY_WRAPPED)).toBe(true);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(375);
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(800);
    expect(problems).toEqual([]);
  });

  it('keeps a history of what was run', async () => {
    const { url } = await serve();
    const { page, problems } = await openGraphiQL(url);
    await play(page, 'arn:aws');
    await page.getByRole('button', { name: 'Show History' }).click();
    await page
      .locator('.graphiql-history')
      .getByRole('button', { name: 'Set active' })
      .getByText('OnePolicy')
      .waitFor();
    await takeScreenshot(page, 'graphiql-history');
    expect(problems).toEqual([]);
  });

  it('shows the descriptions of the schema, in its documentation and over a field', async () => {
    const { url } = await serve();
    const { page, problems } = await openGraphiQL(url);
    const hover = page.locator('.monaco-hover');
    // The editor shows a description only after its worker has the schema, and only when the pointer moves.
    await vi.waitFor(
      async () => {
        await page.mouse.move(0, 0);
        await page.locator('.graphiql-editor').getByText('policy', { exact: true }).first().hover();
        await hover.getByText('a failed call is a member of the union').waitFor({ timeout: 2000 });
      },
      { timeout: 20_000 },
    );
    await hover
      .first()
      .evaluate((element) => Promise.all(element.getAnimations({ subtree: true }).map((fade) => fade.finished)));
    await takeScreenshot(page, 'graphiql-hover');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.locator('.graphiql-doc-explorer');
    await docs.getByRole('link', { name: 'Query' }).click();
    await docs.getByText('All queries. None of them changes a key.').waitFor();
    await docs.getByRole('link', { name: 'node', exact: true }).click();
    await docs.getByText('An object by its global ID.').waitFor();
    await takeScreenshot(page, 'graphiql-docs');
    expect(problems).toEqual([]);
  });

  it('has the explorer, which adds the clicked fields to the query', async () => {
    const { url } = await serve();
    const { page, problems } = await openGraphiQL(`${url}/graphql?query=query+Clicked+%7B+__typename+%7D`);
    await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
    await page.locator('.graphiql-explorer-root').getByText('accounts', { exact: true }).click();
    await expect.poll(() => textOf(page, 'operation.graphql')).toContain('accounts');
    await takeScreenshot(page, 'graphiql-explorer');
    expect(problems).toEqual([]);
  });

  it('runs the query of the selected tab, even if play is pressed right after the tab', async () => {
    const { url } = await serve();
    const { page, problems } = await openGraphiQL(url);
    await play(page, 'arn:aws');
    await page.evaluate(`document.querySelectorAll('.graphiql-tab-button')[${NAMES.indexOf('Estate')}].click();
      document.querySelector('.graphiql-execute-button').click()`);
    await expect.poll(() => textOf(page, 'response.json')).toMatch(/policyCoverage|errors/);
    expect(problems).toEqual([]);
  });

  it('opens in dark mode', async () => {
    const { url } = await serve();
    const { page } = await openGraphiQL(url, { colorScheme: 'dark' });
    await play(page, 'arn:aws');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.locator('.graphiql-doc-explorer').getByText('Root Types').waitFor();
    await takeScreenshot(page, 'graphiql-dark');
  });
});

describe('a shared URL', () => {
  const QUERY = 'query Shared($id: ID!) {\n  key(id: $id) { arn } # </script><b>&amp;\n}';
  const VARIABLES = JSON.stringify({ id: DOC_KEY });
  const toUrl = (url: string) => `${url}/graphql?${new URLSearchParams({ query: QUERY, variables: VARIABLES })}`;

  it('opens with its query and variables, and runs only when someone presses play', async () => {
    const { url, answered } = await serve();
    const { page, problems } = await openGraphiQL(toUrl(url));
    expect(await textOf(page, 'operation.graphql')).toBe(QUERY);
    expect(await textOf(page, 'variables.json')).toBe(VARIABLES);
    expect(await tabsOf(page).allTextContents()).toEqual(['Shared', ...NAMES]);
    await takeScreenshot(page, 'graphiql-shared');
    expect(answered.filter((request) => !request.startsWith('GET /'))).toEqual([]);
    await play(page, arnOf(DOC_KEY));
    expect(answered).toContain('POST /graphql');
    expect(problems).toEqual([]);
  });

  it('is in the address bar while someone edits, and opens the same query in another browser', async () => {
    const { url } = await serve();
    const { page } = await openGraphiQL(url);
    await tabsOf(page).nth(NAMES.indexOf('KeyDetails')).click();
    await expect.poll(() => page.url()).toContain('KeyDetails');
    await page.getByRole('button', { name: 'Variables' }).click();
    await page.getByRole('region', { name: 'Variables' }).getByRole('code').click();
    // Not typed key by key: the editor would add closing braces and quotes.
    await page.keyboard.insertText('{ "id": "alias/hr/payroll" }');
    await expect.poll(() => new URL(page.url()).searchParams.get('variables')).toContain('payroll');
    const edited = { query: await textOf(page, 'operation.graphql'), variables: await textOf(page, 'variables.json') };

    const { page: fresh } = await openGraphiQL(page.url());
    expect(await textOf(fresh, 'operation.graphql')).toBe(edited.query);
    expect(await textOf(fresh, 'variables.json')).toBe(edited.variables);
    await play(fresh, 'Payroll; explicit denies protect it');

    await tabsOf(page).first().click();
    await expect.poll(() => page.url()).toContain('OnePolicy');
    expect(new URL(page.url()).searchParams.has('variables')).toBe(false);
  });

  it('does not get the variables of the tab that was open before', async () => {
    const { url } = await serve();
    const { page } = await openGraphiQL(toUrl(url));
    await expect.poll(() => page.evaluate("localStorage.getItem('graphiql:tabState')")).toContain('Shared');
    await page.goto(`${url}/graphql?query=query+Other($id:ID%3D%22${ALIAS}%22)%7Bkey(id:$id)%7Barn%7D%7D`);
    await waitForGraphiQL(page);
    expect(await textOf(page, 'operation.graphql')).toContain('Other');
    expect(await textOf(page, 'variables.json')).toBe('');
    expect(await tabsOf(page).allTextContents()).toEqual(['Shared', ...NAMES, 'Other']);
  });
});

describe('a second visit', () => {
  it('has the tabs of the first visit, and downloads less than 5 KB', async () => {
    const { url, sent, answered } = await serve();
    // `page.route` would turn the browser's cache off, so this page has none. The gateway counts the requests of
    // workers, because the page does not see them.
    const page = await (await openBrowser([])).page.context().browser()?.newPage();
    if (page === undefined) throw new Error('no browser');
    onTestFinished(() => page.close());
    await page.goto(url);
    await waitForGraphiQL(page);
    const workers = () => answered.filter((request) => request.endsWith('-worker.js')).length;
    await expect.poll(workers).toBe(3);
    const stored = () => page.evaluate("localStorage.getItem('graphiql:tabState')");
    await expect.poll(stored).toContain('"activeTabIndex":0');
    await page.reload();
    await waitForGraphiQL(page);
    expect(await tabsOf(page).allTextContents()).toEqual(NAMES);
    await tabsOf(page).nth(1).click();
    await expect.poll(stored).toContain('"activeTabIndex":1');

    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    let received = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      received += encodedDataLength;
    });
    const sentBefore = sent();
    expect(sentBefore).toBeLessThan(3_000_000);
    await page.goto(url);
    await waitForGraphiQL(page);
    expect(await tabsOf(page).allTextContents()).toEqual(NAMES);
    expect(await textOf(page, 'operation.graphql')).toBe(STARTER_QUERIES[1]);
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(5000);
    expect(sent() - sentBefore).toBeLessThan(5000);
  });
});
