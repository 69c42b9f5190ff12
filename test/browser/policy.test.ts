import { describe, expect, it } from 'vitest';
import { graphql } from '../generated/gql.ts';
import { FLAWED_KEY } from '../page/_estate-seed.ts';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, openPage, statement, toPath } from './_page.ts';

const TEXT = graphql(`
  query Text($id: ID!) { key(id: $id) { policy { ... on KeyPolicy { text } } } }
`);

describe('a policy', () => {
  it('and its text, which is exact, show each other’s places', async () => {
    const { page, query, expectQuiet } = await openPage({ path: toPath(DENY_KEY, 'statements') });
    const deny = statement(page, 'Deny deletion to all but the break-glass role');
    await deny.waitFor();
    const { key } = (await query(TEXT, { id: DENY_KEY })).data;
    const text = key?.policy && 'text' in key.policy ? key.policy.text : '';
    expect(await page.locator('pre').textContent()).toBe(text);
    const selected = await page.evaluate(() => {
      window.getSelection()?.selectAllChildren(document.querySelector('pre code') as Element);
      return window.getSelection()?.toString();
    });
    expect(selected?.trimEnd()).toBe(text.trimEnd());
    await page.evaluate(() => window.getSelection()?.removeAllRanges());

    const marked = async () => (await page.locator('.text-line[data-active=true]').allTextContents()).join('');
    const card = page.locator('.statement[data-active=true]');
    await deny.hover();
    await expect.poll(marked).toContain('"NotPrincipal"');
    expect(await marked()).not.toContain('Allow use of the key');
    await takeScreenshot(page, 'front-end-policy');
    await page.locator('pre').getByText('"o-a1b2c3d4e5"').hover();
    await expect.poll(() => card.textContent()).toContain('aws:PrincipalOrgID is not o-a1b2c3d4e5, or it is absent');
    // By keyboard: from the text to the words, and back.
    await page.mouse.move(0, 0);
    const place = page.getByRole('button', { name: 'Statement 2', exact: true });
    await place.press('Enter');
    await expect.poll(() => card.textContent()).toContain('Allow use of the key');
    expect(await place.getAttribute('aria-pressed')).toBe('true');
    await deny.press('Enter');
    await expect.poll(marked).toContain('"NotPrincipal"');
    expect(await card.textContent()).toMatch(
      /^Deny.*WhoEveryone exceptRole BreakGlass.*may notkms:ScheduleKeyDeletion/,
    );
    expectQuiet();
  });

  it('with flaws names them, and marks their places', async () => {
    const { page, expectQuiet } = await openPage({ path: toPath(FLAWED_KEY, 'statements') });
    await page.getByRole('button', { name: '/Statement/1/Conditions' }).hover();
    await expect
      .poll(async () => (await page.locator('pre mark').allTextContents()).join(''))
      .toContain('aws:SecureTransport');
    await takeScreenshot(page, 'front-end-flawed');
    expectQuiet();
  });

  it.each(['This is no JSON <b>at all</b>', '{"Statement": [{'])(
    'whose text is %s shows it, and what is wrong',
    async (policy) => {
      const { page, expectQuiet } = await openPage({
        path: toPath(DENY_KEY, 'statements'),
        seed: { keys: [{ keyId: DENY_KEY, policy }] },
      });
      await page.getByRole('heading', { name: 'The text has a mistake' }).waitFor();
      expect(await page.locator('pre').textContent()).toBe(policy);
      expectQuiet();
    },
  );
});
