import type { FaultSubject } from '../faults/faults.ts';
import type { Answer } from './answer.ts';
import type { Caller } from './parse-authorization.ts';

/** A call that names its caller and an operation of KMS or STS. */
export type KnownCall = {
  readonly subject: FaultSubject;
  /** As the caller wrote it. */
  readonly keyId: string | null;
  readonly caller: Caller;
  readonly requestId: string;
  /** Runs the operation. Never throws. */
  readonly run: () => Answer;
  /** Writes an error in the form of the call's protocol. */
  readonly toErrorAnswer: (error: unknown) => Answer;
};
