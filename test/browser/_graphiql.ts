import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { startServer } from '../../src/server/http/start-server.ts';
import { type SetupOptions, setup } from '../_setup.ts';
import { openBrowser } from './_browser.ts';

/** A gateway that listens; `sent` is what has left it, in bytes; `answered` each request whose answer has left it whole. */
export async function serve(options: SetupOptions = {}) {
  const { gateway } = await setup(options);
  const sockets = new Set<{ bytesWritten: number }>();
  const answered: string[] = [];
  const server = await startServer(
    (request, response) => {
      sockets.add(request.socket);
      response.on('finish', () => answered.push(`${request.method} ${request.url}`));
      gateway.listener(request, response);
    },
    { host: '127.0.0.1', port: 0 },
  );
  onTestFinished(() => server.close());
  const sent = () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0);
  return { url: server.url, sent, answered };
}

/** Opens `url` in a browser of its own, every other host blocked, and waits for GraphiQL. `problems` is what the console says. */
export async function openGraphiQL(url: string, { colorScheme = 'light' }: { colorScheme?: 'light' | 'dark' } = {}) {
  const { page, blocked } = await openBrowser([new URL(url).origin]);
  const problems: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await page.emulateMedia({ colorScheme });
  await page.goto(url);
  await waitForGraphiQL(page);
  return { page, blocked, problems };
}

/** Until the tabs are there, and the schema, without which an operation has no name. */
export async function waitForGraphiQL(page: Page): Promise<void> {
  await tabsOf(page).first().waitFor();
  await page.getByRole('button', { name: 'Re-fetch GraphQL schema' }).and(page.locator(':enabled')).waitFor();
}

export function tabsOf(page: Page) {
  return page.locator('.graphiql-tab-button');
}

/** The whole text of an editor; the page draws only what fits. */
export function textOf(page: Page, editor: 'operation.graphql' | 'variables.json' | 'response.json'): Promise<string> {
  return page.evaluate((name) => {
    type Model = { uri: { path: string }; getValue(): string };
    const monaco = Reflect.get(globalThis, '__MONACO') as { editor: { getModels(): Model[] } };
    return (
      monaco.editor
        .getModels()
        .find(({ uri }) => uri.path.endsWith(name))
        ?.getValue() ?? ''
    );
  }, editor);
}

/** Presses play; the answer, once it has `expected`. */
export async function play(page: Page, expected: string): Promise<string> {
  const answer = () => textOf(page, 'response.json');
  await page.locator('.graphiql-execute-button').click();
  await expect.poll(answer).toContain(expected);
  return await answer();
}
