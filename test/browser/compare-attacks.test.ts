import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import { ADMINISTER, allow, answer, editor, openCompare, planPolicy, putButton, toPolicy, toRole } from './_compare.ts';
import { tabsAreLoaded } from './_page.ts';

/** Reverses what follows, hides in the middle of a word, and looks like nothing. */
const HIDDEN = '\u202e\u200b\u3164\u2028\u00ad\u0007';
const MARKUP = '<img src=x onerror=alert(1)>';
const LONG = 'n'.repeat(512);

const HOSTILE = toPolicy(
  ADMINISTER,
  allow({ AWS: [toRole(`Admin${HIDDEN}`), toRole(LONG), toRole(MARKUP)] }, ['kms:Decrypt', `kms:${MARKUP}`], {
    Sid: `Sid${HIDDEN}${MARKUP}${LONG}`,
    Condition: { [`StringLike${HIDDEN}`]: { [`aws:${LONG}`]: MARKUP }, StringEquals: { 'kms:ViaService': LONG } },
  }),
  { Effect: 'Deny', NotPrincipal: { AWS: LONG }, NotAction: 'kms:Decrypt', NotResource: MARKUP, Sid: LONG },
);

/** As many statements as a policy of 32 KB has. */
const LARGE = toPolicy(
  ADMINISTER,
  ...Array.from({ length: 150 }, (_, index) => allow(toRole(`Reader${index}`), ['kms:Decrypt'], { Sid: `S${index}` })),
).slice(0, 32_768);

const TEXTS: readonly (readonly [string, string])[] = [
  ['no JSON', '{"Version": "2012-10-17", "Statement": ['],
  ['a list', '[]'],
  ['null', 'null'],
  ['a number', '1e999'],
  ['an empty object', '{}'],
  ['statements that are numbers', '{"Statement": [1, null, [], "x"]}'],
  ['nesting', `${'['.repeat(15_000)}${']'.repeat(15_000)}`],
  ['many elements', `[${'1,'.repeat(16_000)}1]`],
  ['a byte order mark', `\ufeff${toPolicy(ADMINISTER)}`],
  ['a key twice', '{"Statement": [], "Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Action": 5}}'],
  ['names of prototypes', '{"__proto__": {"Effect": "Allow"}, "constructor": 1, "Statement": {"toString": "x"}}'],
  ['half a surrogate pair', '{"Statement": [{"Sid": "\\ud800"}]} \ud800'],
  ['32 KB', LARGE],
  ['200 KB', 'x'.repeat(200_000)],
  ['hostile names', HOSTILE],
];

/** As `fill`, which takes 20 s for 1,500 lines: Chromium inserts one after the other. */
async function setText(field: Locator, text: string): Promise<void> {
  await field.evaluate((area: HTMLTextAreaElement, value) => {
    // React has a setter of its own on the element.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, value);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
}

const WIDTH = 375;

async function expectSound(page: Page, name: string): Promise<void> {
  expect(await page.getByText('This could not be shown').count()).toBe(0);
  expect(await page.locator('main img').count()).toBe(0);
  const { texts, isWide, wide } = await page.evaluate((most) => {
    const all = [...document.querySelectorAll('#tab-panel *:not(textarea)')];
    const isWide = document.documentElement.scrollWidth > most;
    return {
      isWide,
      texts: all.map(({ childNodes }) =>
        [...childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : '')).join('\n'),
      ),
      wide: all.filter((each) => isWide && each.getBoundingClientRect().right > most).map((each) => each.className),
    };
  }, WIDTH);
  expect({ isWide, wide }, name).toEqual({ isWide: false, wide: [] });
  expect(texts.join('')).not.toMatch(/[\u202e\u200b\u3164\u00ad]/);
  await takeScreenshot(page, `compare-attack-${name.replaceAll(' ', '-')}`);
}

describe('the tab Compare survives', () => {
  it('each text that somebody pastes', { timeout: 240_000 }, async () => {
    const { page, expectQuiet } = await openCompare({ path: '&mode=text', policy: HOSTILE });
    await page.setViewportSize({ width: WIDTH, height: 800 });
    const field = page.getByLabel('The text of a policy');
    for (const [name, text] of TEXTS) {
      await setText(field, text);
      await page.getByRole('button', { name: 'Compare', exact: true }).click();
      await page
        .locator('.bad-input, .diff-answer, .notice')
        .first()
        .waitFor()
        .catch(() => expect.fail(name));
      await expectSound(page, `text ${name}`);
    }
    await expectAccessible(page);
    expectQuiet();
  });

  it('each text that somebody plans', { timeout: 240_000 }, async () => {
    const { page, kms, expectQuiet } = await openCompare({
      path: '&mode=change',
      policy: HOSTILE,
      env: { KMS_WRITE: 'true' },
    });
    await page.setViewportSize({ width: WIDTH, height: 800 });
    for (const [name, text] of TEXTS) {
      await setText(editor(page), text);
      await page.getByRole('button', { name: 'Plan it' }).click();
      await page
        .locator('.bad-input, .plan[data-current=true], .notice')
        .first()
        .waitFor()
        .catch(() => expect.fail(name));
      await expect.poll(() => page.getByRole('button', { name: 'Plan it' }).count()).toBe(1);
      await expectSound(page, `plan ${name}`);
    }
    await expectAccessible(page);
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    expectQuiet();
  });

  it('the same hostile names in the policy of another key', async () => {
    const { page, expectQuiet } = await openCompare({ path: '&with=alias/theirs', other: HOSTILE });
    await page.setViewportSize({ width: WIDTH, height: 800 });
    await answer(page).waitFor();
    await expectSound(page, 'other key');
    await expectAccessible(page);
    expectQuiet();
  });
});

const READER = toPolicy(ADMINISTER, allow(toRole('Reader'), 'kms:Decrypt'));
const openChange = (options: Parameters<typeof openCompare>[0] = {}) =>
  openCompare({ path: '&mode=change', ...options, env: { KMS_WRITE: 'true', ...options.env } });

describe('a put', () => {
  it('of a key that is gone by then puts nothing, and keeps the text', async () => {
    const { page, kms, expectQuiet } = await openChange();
    await planPolicy(page, READER);
    const fault = { kind: 'error', code: 'NotFoundException' } as const;
    kms.setFaults([
      { operation: 'GetKeyPolicy', fault },
      { operation: 'PutKeyPolicy', fault },
    ]);
    await putButton(page).click();
    await page.locator('.put-outcome').getByText('There is no such key').waitFor();
    await page.locator('.put-outcome').getByText('Nothing was put').waitFor();
    expect(await editor(page).inputValue()).toBe(READER);
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    await expectAccessible(page);
    expectQuiet();
  });

  it('is sent once, however often the button is clicked', async () => {
    const { page, kms, expectQuiet } = await openChange();
    const sent: string[] = [];
    page.on('request', (request) => request.postData()?.includes('mutation') && sent.push(request.url()));
    await planPolicy(page, READER);
    await putButton(page).evaluate((button: HTMLButtonElement) => {
      for (let click = 0; click < 5; click++) button.click();
    });
    await page.getByText('The policy was put on alias/mine').waitFor();
    expect(sent).toHaveLength(1);
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
    expectQuiet();
  });

  it('that KMS does not answer is not known, and is not sent again', async () => {
    const faults = [{ operation: 'PutKeyPolicy', fault: { kind: 'hang' } }] as const;
    const env = { KMS_TRY_TIMEOUT_MS: '500', REQUEST_DEADLINE_MS: '4000' };
    const { page, kms } = await openChange({ faults, env });
    await planPolicy(page, READER);
    await putButton(page).click();
    await page.getByText('It is not known whether the policy was put').waitFor();
    expect(await putButton(page).count()).toBe(0);
    expect(await editor(page).inputValue()).toBe(READER);
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('goes on after a restart of the gateway', async () => {
    const { page, kms, stopGateway } = await openChange();
    await planPolicy(page, READER);
    await (await stopGateway())();
    await putButton(page).click();
    await page.getByText('The policy was put on alias/mine').waitFor();
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('needs another plan, and each risk ticked again, after an edit', async () => {
    const { page, kms, expectQuiet } = await openChange();
    const open = (action: string) => toPolicy(ADMINISTER, allow('*', action));
    await planPolicy(page, open('kms:Decrypt'));
    await page.getByRole('checkbox').check();
    await editor(page).fill(open('kms:Encrypt'));
    await putButton(page).click({ force: true });
    await page.getByText('The text has changed since it was planned').waitFor();
    await planPolicy(page, open('kms:Encrypt'));
    expect(await page.getByRole('checkbox').isChecked()).toBe(false);
    await putButton(page).click({ force: true });
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    expectQuiet();
  });

  it('is not sent again by Back, Forward and a reload, which show the policy that was put', async () => {
    const { page, kms, expectQuiet } = await openChange();
    await tabsAreLoaded(page);
    await planPolicy(page, READER);
    await putButton(page).click();
    await page.getByText('The policy was put on alias/mine').waitFor();
    await page.getByRole('link', { name: 'A text' }).click();
    await page.getByLabel('The text of a policy').waitFor();
    await page.goBack();
    await expect.poll(() => editor(page).inputValue()).toContain('role/Reader');
    await page.goForward();
    await page.getByLabel('The text of a policy').waitFor();
    await page.goBack();
    await page.reload();
    await expect.poll(() => editor(page).inputValue()).toContain('role/Reader');
    await page.getByText('This is the policy that the key has.').waitFor();
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
    expectQuiet();
  });
});
