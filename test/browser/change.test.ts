import { describe, expect, it } from 'vitest';
import { expectAccessible } from './_axe.ts';
import { takeScreenshot } from './_browser.ts';
import {
  ADMINISTER,
  allow,
  changes,
  editor,
  openCompare,
  planPolicy,
  putButton,
  toPolicy,
  toRole,
} from './_compare.ts';

const READER = allow(toRole('Reader'), 'kms:Decrypt');
const PARTNER = allow(toRole('Partner', '444455556666'), 'kms:Decrypt');
const OPEN = allow('*', 'kms:Encrypt');

const openChange = (options: Parameters<typeof openCompare>[0] = {}) =>
  openCompare({ path: '&mode=change', ...options, env: { KMS_WRITE: 'true', ...options.env } });

type Opened = Awaited<ReturnType<typeof openChange>>;
const policyOf = async ({ query }: Pick<Opened, 'query'>) => {
  const { data } = await query<{ key: { policy: { text: string } } }, object>(
    '{ key(id: "alias/mine") { policy { ... on KeyPolicy { text } } } }',
  );
  return JSON.parse(data.key.policy.text); // KMS lays it out anew
};

describe('a changed policy', () => {
  it('is put once each risk is ticked, and only as it was planned', async () => {
    const opened = await openChange();
    const { page, kms, expectQuiet } = opened;
    await planPolicy(page, toPolicy(ADMINISTER, PARTNER, OPEN));
    expect(await page.locator('#plan').textContent()).toMatch(/^KMS would accept it/);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('plan');
    expect(await changes(page, 'gained').count()).toBeGreaterThan(1);
    await page.getByText('Named for the first time').waitFor();
    const risks = page.getByRole('checkbox');
    expect(await risks.count()).toBe(2);
    await page.getByRole('checkbox', { name: /^Others than account 111122223333 .*Account 444455556666/ }).check();
    expect(await putButton(page).getAttribute('aria-disabled')).toBe('true');
    await putButton(page).click({ force: true });
    await page.getByText('One risk is not ticked.').waitFor();
    await page.getByRole('checkbox', { name: /alias\/mine may be open .*kms:Encrypt/ }).check();
    expect(await putButton(page).getAttribute('aria-disabled')).toBe('false');

    await editor(page).fill(toPolicy(ADMINISTER, PARTNER, OPEN, READER));
    expect(await putButton(page).getAttribute('aria-disabled')).toBe('true');
    await page.getByText('The text has changed since it was planned').waitFor();
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    await editor(page).fill(toPolicy(ADMINISTER, PARTNER, OPEN));
    await putButton(page).click();
    await page.getByText('The policy was put on alias/mine').waitFor();
    expect(await policyOf(opened)).toEqual(JSON.parse(toPolicy(ADMINISTER, PARTNER, OPEN)));
    await page.getByText('This is the policy that the key has.').waitFor();
    await page.getByRole('link', { name: 'Show the statements' }).click();
    await page.locator('.statement').filter({ hasText: 'Partner' }).waitFor();
    expectQuiet();
  });

  it('can be planned and put by keyboard alone', async () => {
    const { page, expectQuiet } = await openChange();
    await editor(page).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(toPolicy(ADMINISTER, PARTNER));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.plan').waitFor();
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.type ?? '');
    const tabTo = async (type: string) => {
      for (let step = 0; step < 40 && (await focused()) !== type; step++) await page.keyboard.press('Tab');
      expect(await focused()).toBe(type);
    };
    await tabTo('checkbox');
    await page.keyboard.press('Space');
    await tabTo('submit');
    await page.keyboard.press('Enter');
    await page.getByText('The policy was put on alias/mine').waitFor();
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('put-outcome');
    expectQuiet();
  });

  it('of two windows is put from the first, and the second shows what has changed and keeps its text', async () => {
    const opened = await openChange();
    const { page, expectQuiet } = opened;
    const second = await page.context().newPage();
    await second.goto(page.url());
    await planPolicy(second, toPolicy(ADMINISTER, PARTNER));
    await second.getByRole('checkbox').check();
    await planPolicy(page, toPolicy(ADMINISTER, READER));
    await putButton(page).click();
    await page.getByText('The policy was put on alias/mine').waitFor();

    await putButton(second).click();
    await second.getByText('Somebody has changed the policy of alias/mine').waitFor();
    await second.getByRole('heading', { name: 'What has changed in between' }).waitFor();
    expect(await changes(second, 'gained').textContent()).toContain('Role Reader');
    expect(await editor(second).inputValue()).toBe(toPolicy(ADMINISTER, PARTNER));
    expect(await policyOf(opened)).toEqual(JSON.parse(toPolicy(ADMINISTER, READER)));
    await expectAccessible(second);
    await second.getByRole('button', { name: 'Keep my text, to replace the present policy' }).click();
    await second.getByRole('button', { name: 'Plan it' }).click();
    await second.locator('.plan').waitFor();
    expect(await changes(second, 'lost').textContent()).toContain('Role Reader');
    await second.getByRole('checkbox').check();
    await putButton(second).click();
    await second.getByText('The policy was put on alias/mine').waitFor();
    expect(await policyOf(opened)).toEqual(JSON.parse(toPolicy(ADMINISTER, PARTNER)));
    expectQuiet();
  });

  it('that is not JSON is refused with the line of the mistake, and cannot be put', async () => {
    const { page, kms, expectQuiet } = await openChange();
    await planPolicy(page, toPolicy(ADMINISTER).replace('"Effect":', '"Effect"'));
    expect(await page.locator('#plan').textContent()).toBe('KMS would refuse it.');
    await page.getByText('One thing is wrong with the text').waitFor();
    await page.getByRole('button', { name: 'Line 5' }).click();
    const selected = await editor(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart);
    expect((await editor(page).inputValue()).slice(0, selected).split('\n')).toHaveLength(5);
    expect(await putButton(page).count()).toBe(0);
    await page.getByText('KMS would refuse it, so it cannot be put.').waitFor();
    await expectAccessible(page);
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    expectQuiet();
  });

  it.each([
    [{ kind: 'throttle' }, 'KMS throttled the calls'],
    [{ kind: 'error', code: 'LimitExceededException' }, 'A limit of KMS is exceeded'],
    [{ kind: 'error', code: 'AccessDeniedException' }, 'Access denied'],
    [{ kind: 'error', code: 'KMSInternalException' }, 'It is not known whether the policy was put'],
  ] as const)('shows what KMS answers: %j', async (fault, title) => {
    const faults = [{ operation: 'PutKeyPolicy', fault }] as const;
    const { page, expectQuiet } = await openChange({ faults, env: { REQUEST_DEADLINE_MS: '3000' } });
    await planPolicy(page, toPolicy(ADMINISTER, READER));
    await putButton(page).click();
    await page.locator('.put-outcome').getByText(title, { exact: true }).waitFor();
    expect(await editor(page).inputValue()).toBe(toPolicy(ADMINISTER, READER));
    await expectAccessible(page);
    expectQuiet();
  });

  it('may have been put if the gateway goes away, and is not put again by itself', async () => {
    const opened = await openChange();
    const { page, kms, stopGateway } = opened;
    await planPolicy(page, toPolicy(ADMINISTER, READER));
    const start = await stopGateway();
    await putButton(page).click();
    await page.getByText('It is not known whether the policy was put').waitFor();
    await start();
    await page.getByRole('button', { name: 'Read the policy and plan again' }).click();
    await page.locator('.plan[data-current=true]').waitFor();
    expect(kms.callCount('PutKeyPolicy')).toBe(0);
    await putButton(page).click();
    await page.getByText('The policy was put on alias/mine').waitFor();
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('is not left without a question: by a link, by Back, or by closing the page', async () => {
    const { page, expectQuiet } = await openChange();
    await page.getByRole('link', { name: 'A text' }).click();
    await page.getByRole('link', { name: 'Plan a change' }).click();
    await editor(page).fill('{ "edited": true }');
    const asked: string[] = [];
    let isLeft = false;
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type());
      await (isLeft ? dialog.accept() : dialog.dismiss());
    });
    await page.getByRole('tab', { name: 'Grants' }).click();
    await page.goBack();
    await page.evaluate(() => window.location.reload());
    await expect.poll(() => asked).toEqual(['confirm', 'confirm', 'beforeunload']);
    expect(await editor(page).inputValue()).toBe('{ "edited": true }');
    expect(page.url()).toContain('mode=change');
    isLeft = true;
    await page.getByRole('tab', { name: 'Grants' }).click();
    await page.getByText('The key has no grants', { exact: false }).first().waitFor();
    await page.getByRole('tab', { name: 'Findings' }).click();
    await page.locator('.findings').waitFor();
    expect(asked).toHaveLength(4);
    expectQuiet();
  });
});

describe('a gateway that changes no key', () => {
  it('plans all the same, and says how writing is switched on', async () => {
    const { page, expectQuiet } = await openCompare({ path: '&mode=change' });
    await planPolicy(page, toPolicy(ADMINISTER, PARTNER));
    await page.getByText('This gateway changes no key.').waitFor();
    await page.getByText('KMS_WRITE=true').waitFor();
    expect(await page.locator('.risk').textContent()).toContain('Account 444455556666: kms:Decrypt');
    expect(await page.getByRole('checkbox').count()).toBe(0);
    expect(await putButton(page).count()).toBe(0);
    await expectAccessible(page);
    expectQuiet();
  });
});

describe('a plan', () => {
  it.each(['light', 'dark'] as const)('can be read in %s by everybody, wide and narrow', async (colorScheme) => {
    const { page, expectQuiet } = await openChange();
    await page.emulateMedia({ colorScheme });
    await planPolicy(page, toPolicy(PARTNER, OPEN, READER, allow(toRole('Admin'), 'kms:*')));
    for (const width of [1440, 1024, 375]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      await takeScreenshot(page, `change-${colorScheme}-${width}`);
    }
    expectQuiet();
  });
});
