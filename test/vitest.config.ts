import { defineConfig } from 'vitest/config';

/** Tests that measure memory, time or how many calls are in flight. Nothing runs beside them. */
const ALONE = [
  'test/attacks/{analysis,attacks,cpu-time,greedy-caller,hostile-bytes,memory,one-byte-chunks,untaken-answers}.test.ts',
  'test/embedded-kms/faults.test.ts',
  'test/graphql/{many-keys,time}.test.ts',
  'test/kms/limiter.test.ts',
  'test/programs/drain.test.ts',
  'test/server/{leaks,overload}.test.ts',
];
const OTHERS = ['test/browser/**', ...ALONE];

export default defineConfig({
  // graphql 16 ships CommonJS and ES modules; a test that imports it must get the copy that the server's libraries load.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'beside',
          include: ['test/**/*.test.ts'],
          exclude: OTHERS,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
});
