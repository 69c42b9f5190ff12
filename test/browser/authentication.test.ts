import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { bearer, toAccess } from '../auth/_gateway.ts';
import { takeScreenshot } from './_browser.ts';
import { openGraphiQL, play, serve } from './_graphiql.ts';

it('GraphiQL opens without authentication, shows the error that asks for it, and sends the headers of its headers pane', async () => {
  const key = `kpg_${randomBytes(32).toString('base64url')}`;
  const apiKeys = [{ name: 'me', sha256: createHash('sha256').update(key).digest('hex') }];
  const { url } = await serve({ gateway: { access: toAccess({ apiKeys }) } });
  const { page, blocked } = await openGraphiQL(url);
  await play(page, 'Authenticate: send');
  await takeScreenshot(page, 'graphiql-unauthenticated');
  // The pane of headers is open, with a template. The caller replaces it.
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden)').getByText('Bearer TOKEN').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  // As a paste: the editor would close each bracket that is typed.
  await page.keyboard.insertText(JSON.stringify(bearer(key)));
  await play(page, 'arn:aws');
  await takeScreenshot(page, 'graphiql-authenticated');
  expect(blocked).toEqual([]);
  const stored = () => page.evaluate<string>('JSON.stringify(localStorage)');
  await expect.poll(stored).toContain('graphiql:queries');
  expect(await stored()).not.toContain('kpg_');
  // A shared address must not share the key.
  expect(page.url()).not.toContain('kpg_');
});
