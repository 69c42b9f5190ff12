import { defineConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/** Needs Debian's chromium. A browser on a busy machine takes its time. */
export default defineConfig({
  ...base,
  test: {
    globalSetup: 'test/browser/build-page.ts',
    include: ['test/browser/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
