import { expect, it, onTestFinished } from 'vitest';
import { createAsk } from '../../src/report/ask.ts';
import { collect } from '../../src/report/collect.ts';
import { FORMATS } from '../../src/report/formats/formats.ts';
import { createLineProgress } from '../../src/report/progress.ts';
import { createSpool } from '../../src/report/spool.ts';
import { ACCOUNT, REGION, setup } from '../_setup.ts';

/** Milliseconds: more than it takes to load the modules. */
const DEADLINE = 2_000;

it('asks for no aliases of keys for which KMS does not answer', { timeout: 60_000 }, async () => {
  const seed = {
    keys: [{ keyId: 'a' }],
    faults: [{ operation: 'GetKeyPolicy', fault: { kind: 'hang' } }],
  } as const;
  const { gateway, kms } = await setup({ seed, env: { REQUEST_DEADLINE_MS: `${DEADLINE}` } });
  const spool = createSpool(FORMATS.json.separator);
  onTestFinished(spool.close);
  const filter = { accountIds: null, regions: null, codes: null, minSeverity: 'INFO', includeOpinions: false } as const;
  const places = [{ accountId: ACCOUNT, region: REGION }];
  const reading = { ask: createAsk(gateway.fetch), filter, places, deadlineMs: DEADLINE };
  const summary = await collect(
    reading,
    FORMATS.json,
    spool,
    createLineProgress(() => {}),
  );
  expect(summary.unread).toEqual({ places: 0, keys: 1, parts: 0 });
  expect(kms.callCount('ListAliases')).toBe(0);
});
