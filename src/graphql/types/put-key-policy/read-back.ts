import { setTimeout as wait } from 'node:timers/promises';
import type { KeyRef } from '../../../kms/arn.ts';
import type { KmsCalls } from '../../../kms/calls.ts';
import { isAccessDenied, KmsError, type KmsFailure } from '../../../kms/exceptions.ts';
import { type KeyPolicyText, policy } from '../../../kms/reads/policy.ts';

/** What was read after PutKeyPolicy. */
export type ReadBack = {
  /** The policy that KMS returned last. Null: none. */
  readonly policy: KeyPolicyText | null;
  /** Whether it is the policy that was put. */
  readonly settled: boolean;
  /** Why the last read failed. Null if it did not. */
  readonly readFailure: KmsFailure | null;
};

/** The most reads. As each waits longer than the one before, they are enough for the longest deadline. */
export const MAX_READS = 21;

/** Milliseconds before the second read. */
const FIRST_WAIT_MS = 100;
const FACTOR = 1.5;

/**
 * Reads the policy until KMS returns the one that was put: for some seconds, it may still return the former one. Ends
 * at the deadline, and at once if KMS denies the read. Source: AWS KMS Developer Guide,
 * "AWS KMS eventual consistency".
 */
export async function readBack(
  ref: KeyRef,
  isPut: (read: KeyPolicyText) => Promise<boolean>,
  { calls, signal }: { readonly calls: KmsCalls; readonly signal: AbortSignal },
): Promise<ReadBack> {
  let last: ReadBack = { policy: null, settled: false, readFailure: null };
  for (let reads = 0; reads < MAX_READS; reads++) {
    if (reads > 0) await wait(FIRST_WAIT_MS * FACTOR ** (reads - 1), undefined, { signal }).catch(() => undefined);
    if (signal.aborted) break;
    const result = await calls.read(policy, ref, 'default', signal).catch(catchFailure);
    if ('text' in result) {
      last = { policy: result, settled: await isPut(result), readFailure: null };
      if (last.settled) return last;
      continue;
    }
    // At the deadline, the policy that was read before tells more than a read that did not end.
    if (!signal.aborted || last.policy === null) last = { ...last, readFailure: result };
    if (isAccessDenied(result.code)) return last;
  }
  return last;
}

function catchFailure(error: unknown): KmsFailure {
  if (error instanceof KmsError) return error.failure;
  throw error;
}
