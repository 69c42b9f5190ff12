import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** No rule of axe is broken by what the page shows now: those of WCAG 2.2 AA, and best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const isLoaded = await page.evaluate(() => 'axe' in globalThis);
  // The devtools protocol evaluates it, which the Content-Security-Policy does not restrict.
  if (!isLoaded) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
    );
  });
  expect(violations).toEqual([]);
}
