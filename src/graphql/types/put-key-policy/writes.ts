/** The changes that one request may make. */
export type Writes = {
  /** False if the operator has not switched on writing, or the request came by GET. */
  readonly isOn: boolean;
  /**
   * Writes the line that says that the caller may not put a policy. `keyArn` is what the caller sent; `code` is that of
   * the error.
   */
  logDenied(keyArn: string, code: string): void;
  /**
   * Runs a change of one key. Changes of the same key run one after the other, so that each one reads what the one
   * before it wrote. Rejects with KmsError if the deadline of the request passes while it waits.
   */
  run<Result>(keyArn: string, change: (write: Write) => Promise<Result>): Promise<Result>;
};

/** One change that runs. */
export type Write = {
  /** Aborts at the deadline of the request. Not when its client disconnects: a change that has begun goes on. */
  readonly signal: AbortSignal;
  /** Computes in turn with other requests, also after the deadline: a change that has begun needs its end. */
  compute<Value>(compute: () => Value): Promise<Value>;
  /**
   * Writes the line that says that the change begins. Resolves when the line has left the process, so that no end of
   * the process can lose it. Rejects with AuditError if it cannot be written: the change must not be made then.
   */
  logBegin(line: ChangeLine): Promise<void>;
  /** Writes the line that says how the change ended, or that it was not begun. */
  logEnd(line: ChangeLine & ChangeEnd): void;
};

/** What the log says of a change. It has no text of a policy. */
export type ChangeLine = {
  readonly key: string;
  /** `canonicalDigest` of the policy before, and of the policy to be put. */
  readonly digestBefore: string;
  readonly digest: string;
  /** What the plan says is dangerous about the policy, and what of it the caller allows. */
  readonly risks: readonly string[];
  readonly allowed: readonly string[];
  readonly bypassedLockoutCheck: boolean;
};

export type ChangeEnd = {
  readonly outcome: ChangeOutcome;
  /** `canonicalDigest` of the policy that was read last; null if none was read after the change. */
  readonly digestAfter: string | null;
  /** The code of the failure; null if nothing failed. */
  readonly code: string | null;
  /** AWS's ID of the PutKeyPolicy request; null if KMS did not answer it. */
  readonly kmsRequestId: string | null;
};

/**
 * SETTLED: put, and read back. UNSETTLED: put, and not read back before the deadline. UNCONFIRMED: nobody knows
 * whether it was put. FAILED: it was not put; `code` says why. CONFLICT, REFUSED: it was not sent to KMS.
 */
export type ChangeOutcome = 'SETTLED' | 'UNSETTLED' | 'UNCONFIRMED' | 'FAILED' | 'CONFLICT' | 'REFUSED';
