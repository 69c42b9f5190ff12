import { defineConfig } from 'vitest/config';

/** Tests that measure the memory of their process, its event loop, or how many calls are in flight. */
const MEASURING = [
  'test/attacks/{analysis,attacks,greedy-caller,hostile-bytes,hostile-pages,huge-answers,memory}.test.ts',
  'test/attacks/{one-byte-chunks,untaken-answers}.test.ts',
  'test/embedded-kms/faults.test.ts',
  'test/graphql/{many-keys,time}.test.ts',
  'test/kms/limiter.test.ts',
  'test/server/{leaks,read-body}.test.ts',
];
/**
 * Nothing runs beside them: tests that put a program under load, which needs a core beside that of its clients, and the
 * test of the package, which builds the page anew.
 */
const ALONE = [
  'test/attacks/cpu-time.test.ts',
  'test/package/package.test.ts',
  'test/programs/drain.test.ts',
  'test/server/overload.test.ts',
];
const OTHERS = ['test/browser/**', ...MEASURING, ...ALONE];

export default defineConfig({
  // graphql 16 ships CommonJS and ES modules; a test that imports it must get the copy that the server's libraries load.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Most tests take a second; a busy machine needs far longer.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts', 'examples/embedded-kms-tests/*.test.ts'],
          exclude: OTHERS,
          // Twice the cores of the gate: a worker often waits for a deadline, a retry or a program.
          maxWorkers: 4,
          // To load the SDK and the schema takes 1.5 s of CPU, so that the files of a worker share a process.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      // A process and a core for each file.
      {
        extends: true,
        test: { name: 'measuring', include: MEASURING, maxWorkers: 2, sequence: { groupOrder: 1 } },
      },
      { extends: true, test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
