import type { FieldNode } from 'graphql';
import type { KmsScope } from '../kms/arn.ts';
import type { KmsCalls } from '../kms/calls.ts';
import type { Loaders } from '../kms/loaders.ts';
import type { Caller } from './caller.ts';

/** `regions` are the configured Regions that the caller can see. Default: the Region of the gateway. */
export type ConfiguredAccount = {
  readonly accountId: string;
  readonly partition: string;
  readonly regions: readonly string[];
};

/** The context of all resolvers of one request. */
export type Context = {
  readonly caller: Caller;
  readonly loaders: Loaders;
  readonly calls: KmsCalls;
  /** The account and Region of the gateway, for IDs without a Region. Null if the caller is not allowed to see them. */
  readonly home: KmsScope | null;
  /** The configured accounts that the caller is allowed to see. */
  readonly accounts: readonly ConfiguredAccount[];
  /** Aborts at the deadline of the request, or when its client disconnects. */
  readonly signal: AbortSignal;
  /** Reports how many items a list has, before its items are resolved. `fieldNodes` request the list. */
  onListed(fieldNodes: readonly FieldNode[], items: number): void;
  /** Logs a problem that the operator should know and the client cannot solve. */
  warn(message: string, details: Record<string, unknown>): void;
};
