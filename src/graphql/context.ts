import type { FieldNode } from 'graphql';
import type { Caller } from '../kms/access.ts';
import type { KmsScope } from '../kms/arn.ts';
import type { KmsCalls } from '../kms/calls.ts';
import type { Loaders } from '../kms/loaders.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';

/** The context of the resolvers. Each request has its own. */
export type Context = {
  readonly caller: Caller;
  readonly loaders: Loaders;
  readonly calls: KmsCalls;
  /**
   * The gateway's own account and Region: the default for an identifier that is not an ARN. Null if the caller may not
   * see them.
   */
  readonly home: KmsScope | null;
  /** The accounts that the gateway is configured to read and the caller may see. */
  readonly accounts: readonly VisibleAccount[];
  /** Aborts at the request's deadline, and when the client disconnects. */
  readonly signal: AbortSignal;
  /**
   * Called with the number of items of a list before the first of them is resolved. `fieldNodes` select the list. False
   * if the answer is too large: the list must then be empty.
   */
  onListed(fieldNodes: readonly FieldNode[], items: number): boolean;
  /** Called before a policy of so many characters is parsed. False if the answer is too large: it must not be parsed. */
  onParse(characters: number): boolean;
  /** Logs a problem that the client cannot solve. */
  warn(message: string, details: Record<string, unknown>): void;
};
