import type { FieldNode } from 'graphql';
import type { Caller } from '../kms/access.ts';
import type { KmsScope } from '../kms/arn.ts';
import type { KmsCalls } from '../kms/calls.ts';
import type { Loaders } from '../kms/loaders.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';

/** What a resolver gets; one per request. */
export type Context = {
  readonly caller: Caller;
  readonly loaders: Loaders;
  readonly calls: KmsCalls;
  /** The gateway's own account and Region: where an ID that names none is looked for. Null where the caller may not see them. */
  readonly home: KmsScope | null;
  /** What the gateway is configured to read and the caller may see. */
  readonly accounts: readonly VisibleAccount[];
  /** Aborts at the request's deadline, or when its client has gone. */
  readonly signal: AbortSignal;
  /** Told how many items a list has, by the fields that ask for it, before any of them is resolved. */
  onListed(fieldNodes: readonly FieldNode[], items: number): void;
  /** Tells the operator of something that the client cannot mend. */
  warn(message: string, details: Record<string, unknown>): void;
};
