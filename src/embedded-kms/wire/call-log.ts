/** A call that has ended. `status` is null if the connection ended before the answer was sent completely. */
export type EmbeddedKmsCall = {
  readonly operation: string;
  /** The KeyId (or TargetKeyId) as the caller wrote it. For AssumeRole, the ARN of the role. */
  readonly keyId: string | null;
  readonly accountId: string;
  readonly region: string;
  /** The ARN of the user, of the assumed-role session, or of the account's root. */
  readonly callerArn: string;
  readonly sourceIdentity: string | null;
  readonly status: number | null;
  readonly requestId: string;
};

/** Counts the calls that name their caller and an operation of KMS or STS. */
export type CallLog = {
  /** Counts the call. The returned function reports its end. Only its first call has an effect. */
  begin(call: Omit<EmbeddedKmsCall, 'status'>): (status: number | null) => void;
  count(operation?: string): number;
  counts(): {
    readonly total: number;
    readonly inFlight: number;
    readonly operations: Readonly<Record<string, number>>;
  };
  reset(): void;
};

/** `onCall` is called at the end of each call. */
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
