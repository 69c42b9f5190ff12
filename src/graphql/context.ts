import type { FieldNode } from 'graphql';
import type { Trust } from '../analysis/findings/finding.ts';
import type { Caller } from '../kms/access.ts';
import type { KmsScope } from '../kms/arn.ts';
import type { KmsCalls } from '../kms/calls.ts';
import type { Loaders } from '../kms/loading/loaders.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import type { Writes } from './types/put-key-policy/writes.ts';

/** The context of all resolvers of one request. */
export type Context = {
  readonly caller: Caller;
  readonly loaders: Loaders;
  readonly calls: KmsCalls;
  readonly writes: Writes;
  /** The account and Region of the gateway, for IDs without a Region. Null if the caller is not allowed to see them. */
  readonly home: KmsScope | null;
  /** The configured accounts that the caller is allowed to see. */
  readonly accounts: readonly VisibleAccount[];
  /** Whom the operator trusts besides the account of a key. */
  readonly trust: Trust;
  /** Aborts at the deadline of the request, when its client disconnects, and when it has its answer. */
  readonly signal: AbortSignal;
  /** Milliseconds from the start of a request to its deadline. */
  readonly deadlineMs: number;
  /**
   * Reports the number of items of a list, before its items are resolved. `fieldNodes` request the list. False if the
   * answer is too large: the list must then be empty.
   */
  onListed(fieldNodes: readonly FieldNode[], items: number): boolean;
  /**
   * Called with the length of a policy before it is parsed, and before each evaluation of it. False if the request has
   * used up what it may compute. In the context of a filter, throws if the filters of the request have.
   */
  onPolicy(characters: number): boolean;
  /** How many characters `onPolicy` may still be called with. */
  charactersLeft(): number;
  /** Logs a problem that the operator should know and the client cannot solve. */
  warn(message: string, details: Record<string, unknown>): void;
};
