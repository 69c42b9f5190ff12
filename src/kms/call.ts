import type { KmsScope } from './arn.ts';
import type { KmsOperation } from './operations.ts';

/** One call of a KMS operation, with all its tries. */
export type KmsCall = {
  readonly operation: KmsOperation;
  readonly scope: KmsScope;
  /** The ARN of the key or alias. Null for a list of an account and Region. */
  readonly keyId: string | null;
  /** Aborts at the request's deadline, and when the client disconnects. */
  readonly signal: AbortSignal;
};
