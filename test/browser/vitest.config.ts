import { defineConfig } from 'vitest/config';
import base from '../vitest.config.ts';

/** Needs Debian's chromium-headless-shell. A browser on a busy machine takes its time. */
export default defineConfig({
  ...base,
  test: {
    globalSetup: 'test/browser/build-page.ts',
    include: ['test/browser/**/*.test.ts'],
    // More than the gate has cores: a worker often waits for a frame, a timer or its next look at the page.
    maxWorkers: 3,
    // To load the SDK, the schema and the browser takes 2 s of CPU, so that the files of a worker share them.
    isolate: false,
    testTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
});
