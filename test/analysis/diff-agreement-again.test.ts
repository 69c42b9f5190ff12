import { test } from 'vitest';
import { expectAgreement } from './_diff-agreement.ts';

// Two files, which run beside each other: together 10,000 pairs.
test('it agrees with Key.access: a verdict that differs is in the right list', { timeout: 300_000 }, () => {
  expectAgreement(41);
});
