import { expect, it } from 'vitest';
import { REPORT } from '../../src/report/report-schema.ts';
import { startKms } from '../embedded-kms/_kms.ts';
import { runReport } from './_report.ts';

const REPORT_ARGS = ['--code', 'ORPHAN_PRINCIPAL', '--code', 'PUBLIC'];

/** Statements with a finding each: the principal was deleted. */
function manyFindings(count: number): string {
  const principals = Array.from({ length: count }, (_, index) => `AIDA${`${index}`.padStart(17, 'X')}`);
  const Statement = principals.map((AWS) => ({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'kms:Decrypt',
    Resource: '*',
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

it('reads a page again in smaller pages if KMS throttles it beyond the deadline', { timeout: 100_000 }, async () => {
  const kms = await startKms({ seed: { keys: Array.from({ length: 60 }, (_, index) => ({ keyId: `key-${index}` })) } });
  kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'quota', perSecond: 12, burst: 12 } }]);
  const env = { REQUEST_DEADLINE_MS: '3000' };
  const { code, stdout } = await runReport(REPORT_ARGS, { kms, env });
  const { summary } = REPORT.parse(JSON.parse(stdout));
  expect([code, summary.keys, summary.unread]).toEqual([0, 60, { places: 0, keys: 0, parts: 0 }]);
  expect(kms.callCount('ListKeys')).toBeGreaterThan(1);
});

it('reads a page again in smaller pages if its answer is too large', { timeout: 100_000 }, async () => {
  const policy = manyFindings(150);
  const kms = await startKms({
    seed: { keys: Array.from({ length: 120 }, (_, index) => ({ keyId: `key-${index}`, policy })) },
  });
  // The limits of the gateway that is served do not matter.
  const env = { MAX_KMS_CALLS: '1', MAX_TOKENS: '1' };
  const { code, stdout } = await runReport(REPORT_ARGS, { kms, env });
  const { summary } = REPORT.parse(JSON.parse(stdout));
  expect([code, summary.keys, summary.findings.LOW]).toEqual([0, 120, 120 * 150]);
  expect(kms.callCount('ListKeys')).toBeGreaterThan(1);
});
