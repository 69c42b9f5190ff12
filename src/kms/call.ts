import type { KmsScope } from './arn.ts';
import type { KmsOperation } from './reads/reads.ts';

/** One call of a KMS operation, tries included. */
export type KmsCall = {
  readonly operation: KmsOperation;
  readonly scope: KmsScope;
  readonly keyId: string | null;
  /** Ends the call: the request's deadline has come, or its client has gone. */
  readonly signal: AbortSignal;
};
