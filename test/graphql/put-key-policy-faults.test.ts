import { describe, expect, it } from 'vitest';
import type { Fault, FaultRule } from '../../src/embedded-kms/faults/faults.ts';
import { compact, serveWrites, toPolicy } from './_put.ts';

const NEW = toPolicy([], 'New');
const SHORT = { KMS_TRY_TIMEOUT_MS: '200', REQUEST_DEADLINE_MS: '3000' };

/** Faults of PutKeyPolicy after which only a read tells whether the policy was put, and the code of each. */
const UNCLEAR: readonly (readonly [Fault, string])[] = [
  [{ kind: 'hang' }, 'Timeout'],
  [{ kind: 'reset' }, 'ConnectionFailed'],
  [{ kind: 'error', code: 'KMSInternalException' }, 'KMSInternalException'],
  [{ kind: 'error', code: 'DependencyTimeoutException' }, 'DependencyTimeoutException'],
  [{ kind: 'html' }, 'BrokenAnswer'],
];

describe('PutKeyPolicy without a clear answer', () => {
  it.each(UNCLEAR)('that has put the policy is a success: %j', async (fault) => {
    const { kms, outcome, read } = await serveWrites({ env: SHORT });
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { ...fault, performs: true } as Fault }]);
    expect(await outcome(NEW)).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true });
    expect(compact((await read()).text)).toBe(NEW);
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it.each(UNCLEAR)('that has not put the policy is unconfirmed, and not repeated: %j', async (fault, code) => {
    const { kms, outcome, read } = await serveWrites({ env: SHORT });
    const { text, canonicalDigest } = await read();
    kms.setFaults([{ operation: 'PutKeyPolicy', fault }]);
    expect(await outcome(NEW)).toMatchObject({
      __typename: 'KeyPolicyUnconfirmed',
      failure: { code },
      policy: { text, canonicalDigest },
    });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('is not sent again if KMS resets a connection that was kept', async () => {
    const { kms, outcome, read } = await serveWrites({ env: SHORT });
    await Promise.all([read(), read(), read()]); // keeps some connections
    kms.setFaults([{ operation: 'PutKeyPolicy', fault: { kind: 'reset' } }]);
    expect(await outcome(NEW)).toMatchObject({ __typename: 'KeyPolicyUnconfirmed' });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
  });

  it('finds out although reads are stale at first', async () => {
    const { kms, outcome } = await serveWrites();
    kms.setFaults([
      { operation: 'PutKeyPolicy', fault: { kind: 'error', code: 'KMSInternalException', performs: true } },
      { operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 3 } },
    ]);
    expect(await outcome(NEW)).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true });
  });
});

describe('PutKeyPolicy that KMS did not perform', () => {
  it.each<[Fault, string]>([
    [{ kind: 'throttle' }, 'KmsThrottlingException'],
    [{ kind: 'error', code: 'ExpiredTokenException' }, 'KmsUnavailableException'],
  ])('is not repeated: %j', async (fault, __typename) => {
    const { kms, outcome } = await serveWrites();
    kms.setFaults([{ operation: 'PutKeyPolicy', firstCalls: 1, fault }]);
    expect(await outcome(NEW)).toMatchObject({ __typename });
    expect(kms.callCount('PutKeyPolicy')).toBe(1);
    kms.resetCallCounts();
    expect(await outcome(NEW)).toMatchObject({ __typename: 'PutKeyPolicyPayload', settled: true });
  });
});

describe('after PutKeyPolicy,', () => {
  it('the mutation waits until KMS returns the new policy', async () => {
    const { kms, outcome } = await serveWrites();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 4 } }]);
    const result = await outcome(NEW);
    expect(result).toMatchObject({ settled: true });
    expect(compact((result.policy as { readonly text: string }).text)).toBe(NEW);
    expect(kms.callCount('GetKeyPolicy')).toBe(1 + 1 + 5); // for the test, before the put, after it
  });

  it('the answer says that the policy has not settled until the deadline', async () => {
    const { kms, outcome, read } = await serveWrites({ env: SHORT });
    const { text, canonicalDigest } = await read();
    kms.setFaults([{ operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 1_000 } }]);
    expect(await outcome(NEW)).toEqual({
      __typename: 'PutKeyPolicyPayload',
      settled: false,
      policy: { text, canonicalDigest },
      readFailure: null,
    });
  });

  it('reads that fail are repeated', async () => {
    const fault: Fault = { kind: 'error', code: 'KMSInternalException' };
    // The first read fails after 3 tries.
    const { kms, outcome } = await serveFaultsAfterPut([{ operation: 'GetKeyPolicy', firstCalls: 3, fault }]);
    expect(await outcome(NEW)).toMatchObject({ settled: true, readFailure: null });
    expect(kms.callCount('GetKeyPolicy')).toBe(1 + 1 + 3 + 1); // for the test, before the put, after it
  });

  it('a read that does not end before the deadline does not hide the policy that was read before it', async () => {
    const { outcome, read } = await serveFaultsAfterPut(
      [
        { operation: 'GetKeyPolicy', fault: { kind: 'stale', reads: 1 } },
        { operation: 'GetKeyPolicy', fault: { kind: 'hang' } },
      ],
      { REQUEST_DEADLINE_MS: '3000' },
    );
    const { text, canonicalDigest } = await read();
    expect(await outcome(NEW)).toEqual({
      __typename: 'PutKeyPolicyPayload',
      settled: false,
      policy: { text, canonicalDigest },
      readFailure: null,
    });
  });

  it('a gateway that may not read the policy any more says so at once', async () => {
    const { outcome } = await serveFaultsAfterPut([{ fault: { kind: 'error', code: 'AccessDeniedException' } }]);
    expect(await outcome(NEW)).toEqual({
      __typename: 'PutKeyPolicyPayload',
      settled: false,
      policy: null,
      readFailure: { __typename: 'KmsAccessDeniedException', code: 'AccessDeniedException' },
    });
  });
});

/** A gateway whose KMS has these faults from the first PutKeyPolicy call on, but not for that call. */
async function serveFaultsAfterPut(faults: readonly FaultRule[], env: Record<string, string> = {}) {
  const gateway: Awaited<ReturnType<typeof serveWrites>> = await serveWrites({
    env,
    onCall: ({ operation }) => {
      if (operation === 'PutKeyPolicy') gateway.kms.setFaults(faults);
    },
  });
  return gateway;
}
