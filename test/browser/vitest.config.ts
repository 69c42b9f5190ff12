import { defineConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/** Needs Debian's chromium. */
export default defineConfig({
  ...base,
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 60_000 },
});
