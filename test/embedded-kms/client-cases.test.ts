import * as sdk from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { isOperation } from '../../src/embedded-kms/operations/dispatch.ts';
import { UNSERVED_OPERATIONS } from '../../src/embedded-kms/operations/unserved.ts';
import { exampleSeed } from '../../src/embedded-kms/seed/examples/example-seed.ts';
import { startKms } from './_kms.ts';
import { runSdkCase } from './_run-sdk.ts';
import { CLIENT_CASES } from './cases/all.ts';

describe('the JS SDK', () => {
  it.each(CLIENT_CASES)('$name', async (clientCase) => {
    const { seed = exampleSeed(), faults = [] } = clientCase;
    await runSdkCase(clientCase, await startKms({ seed: { ...seed, faults } }));
  });
});

describe('the table of client cases', () => {
  const names = Object.keys(sdk).filter((name) => name.endsWith('Command') && name !== '$Command');
  const operations = names.map((name) => name.replace(/Command$/, ''));

  it('has, for each operation that is served, a case that succeeds', () => {
    const last = CLIENT_CASES.map(({ steps }) => steps.at(-1)).filter((step) => step?.error === undefined);
    const covered = new Set(last.map((step) => step?.operation));
    const served = operations.filter((name) => isOperation(name) && !UNSERVED_OPERATIONS.has(name));
    expect(served.filter((name) => !covered.has(name))).toEqual([]);
    expect(served).toHaveLength(32);
  });

  it('has unique names, and is plain JSON', () => {
    expect(new Set(CLIENT_CASES.map(({ name }) => name)).size).toBe(CLIENT_CASES.length);
    for (const each of CLIENT_CASES) expect(JSON.parse(JSON.stringify(each))).toEqual(each);
  });

  it('covers every operation of the SDK, or lists it as not served', () => {
    expect(operations.filter((name) => !isOperation(name))).toEqual([]);
  });
});
