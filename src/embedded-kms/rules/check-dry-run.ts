import { KmsFault } from './kms-fault.ts';

/** Throws the exception by which KMS answers a DryRun that would succeed. */
export function checkDryRun(isDryRun: boolean): void {
  if (!isDryRun) return;
  throw new KmsFault('DryRunOperationException', 'The request would have succeeded, but the DryRun option is set.');
}
