import { queryObjects } from 'node:v8';
import { expect, it, vi } from 'vitest';
import { bulkSeed } from '../embedded-kms/_bulk-seed.ts';
import { serve } from './_serve.ts';

it('a request leaves no memory behind after its deadline, whether it succeeded or failed', async () => {
  const { post, kms } = await serve({
    seed: bulkSeed(20),
    env: { REQUEST_DEADLINE_MS: '300', KMS_TRY_TIMEOUT_MS: '100', LOG_LEVEL: 'silent' },
  });
  const list = '{ keys(first: 20) { nodes { metadata { state } policy { __typename } } } }';
  await post(list);
  const before = queryObjects(AbortSignal, { format: 'count' });
  for (const kind of ['throttle', 'reset', 'hang', 'html'] as const) {
    kms.setFaults([{ operation: 'GetKeyPolicy', firstCalls: 1, fault: { kind } }]);
    await Promise.all(Array.from({ length: 50 }, () => post(list)));
  }
  // Each open connection may keep one signal.
  await vi.waitFor(() => expect(queryObjects(AbortSignal, { format: 'count' })).toBeLessThan(before + 150), 10_000);
});
