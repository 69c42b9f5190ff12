import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ACCOUNT, arnOf } from '../_setup.ts';
import { takeScreenshot } from './_browser.ts';
import { DENY_KEY, openPage, toPath } from './_page.ts';

/** Reverses what follows, hides in the middle of a word, and looks like nothing. */
const HIDDEN = '\u202e\u200b\u3164\u2028\u00ad\u0007\u{e0041}';
const MARKUP = '<img src=x onerror=alert(1)>';
const name = (what: string) => `${what}${HIDDEN}${MARKUP}`;
const LONG = 'x'.repeat(6000);

const KEY = {
  keyId: DENY_KEY,
  description: name('Description'),
  aliases: ['alias/team/data'],
  tags: [{ key: 'owner\u2028', value: 'team\u00a0x' }],
  policy: JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'root',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: name('Sid'),
        Effect: 'Allow',
        Principal: { AWS: ['*', `arn:aws:iam::444455556666:role/Admin${HIDDEN}`], Service: name('service') },
        Action: ['kms:Decrypt', name('kms:Encrypt')],
        Resource: ['*', name('arn:aws:kms:*')],
        Condition: {
          [`StringLike${HIDDEN}`]: { 'aws:x': 'y' },
          StringLike: { [name('aws:PrincipalTag/t')]: [name('value'), LONG] },
        },
      },
      { Sid: LONG, Effect: 'Deny', NotPrincipal: { AWS: name('AIDA') }, NotAction: name('kms:'), NotResource: LONG },
    ],
  }),
} as const;

/** With the default policy. */
const PLAIN = { keyId: '1234abcd-12ab-34cd-56ef-1234567890ab' };

/** All that a person or a screen reader reads, and the texts of attributes. */
async function readAll(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const attributes = [...document.querySelectorAll('body *')].flatMap((element) =>
      ['title', 'aria-label', 'label', 'placeholder'].map((each) => element.getAttribute(each) ?? ''),
    );
    return [document.title, document.body.textContent, ...attributes].join('\n');
  });
}

/** What makes the page scroll sideways. */
async function findWide(page: Page, width: number): Promise<string[]> {
  return await page.evaluate(
    (most) =>
      document.documentElement.scrollWidth <= most
        ? []
        : [...document.querySelectorAll('body *')]
            .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
            .map((element) => `${element.tagName}.${element.className}`),
    width,
  );
}

it.each([
  ['the list', '/', 'team/'],
  ['who', toPath(DENY_KEY), 'Everyone'],
  ['ask', `${toPath(DENY_KEY, 'ask')}&principal=arn:aws:iam::444455556666:role/S&action=kms:Decrypt`, 'Why'],
  ['statements', toPath(DENY_KEY, 'statements'), 'Sid'],
  ['findings', toPath(DENY_KEY, 'findings'), 'What to do'],
  ['key', toPath(DENY_KEY, 'key'), 'owner'],
  ['compare', `${toPath(DENY_KEY, 'compare')}&mode=key&with=${arnOf(PLAIN.keyId)}`, 'The texts'],
] as const)('%s shows every character of a name, runs none, and stays in its width', async (tab, path, text) => {
  const { page, expectQuiet } = await openPage({ path, seed: { keys: [KEY, PLAIN] }, deadlineMs: 20_000 });
  await page.getByRole('main').getByText(text).first().waitFor();
  await page
    .getByText(/Read from KMS|2 keys/)
    .first()
    .waitFor();
  await takeScreenshot(page, `hostile-${tab}`);
  const invisible = /.{0,20}(?![\u00a0\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}].{0,9}/u.exec(await readAll(page));
  expect(invisible?.[0] && escape(invisible[0])).toBeUndefined();
  expect(await page.locator('img').count()).toBe(0);
  for (const width of [1400, 375]) {
    await page.setViewportSize({ width, height: 900 });
    await expect.poll(() => findWide(page, width)).toEqual([]);
  }
  expectQuiet();
});
