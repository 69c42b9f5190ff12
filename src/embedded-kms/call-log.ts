/** A call as it went: `status` is null where the connection was cut, or nobody waited for the answer. */
export type EmbeddedKmsCall = {
  readonly operation: string;
  /** As the caller wrote it; the role's ARN for AssumeRole. */
  readonly keyId: string | null;
  readonly accountId: string;
  readonly region: string;
  /** The assumed role's ARN where there is one, else the account's root. */
  readonly callerArn: string;
  readonly sourceIdentity: string | null;
  readonly status: number | null;
  readonly requestId: string;
};

export type CallLog = {
  /** Counts the call at once; the function it gives reports the end, and only its first use counts. */
  begin(call: Omit<EmbeddedKmsCall, 'status'>): (status: number | null) => void;
  count(operation?: string): number;
  counts(): {
    readonly total: number;
    readonly inFlight: number;
    readonly operations: Readonly<Record<string, number>>;
  };
  reset(): void;
};

/** Calls that were told from others: authenticated, with an operation that KMS has. */
export function createCallLog(onCall: (call: EmbeddedKmsCall) => void = () => {}): CallLog {
  const operations = new Map<string, number>();
  let inFlight = 0;
  const count = (operation?: string) =>
    operation === undefined
      ? operations.values().reduce((sum, calls) => sum + calls, 0)
      : (operations.get(operation) ?? 0);

  return {
    begin(call) {
      operations.set(call.operation, (operations.get(call.operation) ?? 0) + 1);
      inFlight++;
      let ended = false;
      return (status) => {
        if (ended) return;
        ended = true;
        inFlight--;
        onCall({ ...call, status });
      };
    },
    count,
    counts: () => ({ total: count(), inFlight, operations: Object.fromEntries(operations) }),
    reset: () => operations.clear(),
  };
}
