import type { KmsOperation } from '../kms/operations.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import type { Context } from './context.ts';

export type Args = Readonly<Record<string, unknown>>;

/**
 * The number of KMS calls by name. Calls with the same name for the same objects are counted once, because the loaders
 * deduplicate them. So a name has the parts of the loader's cache key other than the object: the operation, and the
 * page or the name of the policy.
 */
export type Calls = Readonly<Record<string, number>>;

/** The part of the context that a cost may depend on, besides arguments. Costs are cached by it. */
export type CostContext = Pick<Context, 'home' | 'accounts'>;

/** The facts about the objects of a field that are known before any call. */
export type Objects = {
  /**
   * Identifies the objects: fields with the same ID return the same objects, whose calls are counted once. It contains
   * text of the caller as JSON only. Otherwise a caller could forge the ID of other objects, whose calls would then not
   * be counted.
   */
  readonly id: string;
  /** The largest number of different objects. */
  readonly count: number;
  /** The accounts among these objects. */
  readonly accounts?: readonly VisibleAccount[];
  /** The keys whose replicas or primary keys these objects are. */
  readonly relatedTo?: Pick<Objects, 'id' | 'count'>;
};

/**
 * The cost of selecting a field. The server adds up the costs before it makes any call (`server/limits`).
 *
 * A field that makes KMS calls must have a cost: `test/graphql/call-count.test.ts` runs every field of the schema and
 * compares the number of calls that were counted with the number that were made. The count must never be too low. It
 * must be exact if all calls succeed and each list is as long as was requested.
 *
 * @example One call per key, for any number of fields: `withCost({ operation: 'DescribeKey' })`
 * @example A list: `withCost({ operation: 'ListGrants', calls: toPageCalls('ListGrants', 100), items: toItemCount })`
 */
export type CallCost = {
  /** The KMS operation that the field calls. */
  readonly operation?: KmsOperation;
  /** The calls for `count` objects that have the field. Default: one call of `operation` per object. */
  readonly calls?: (args: Args, count: number, context: CostContext) => Calls;
  /** Calls for the objects that the field returns. Fields of those objects share these calls. */
  readonly itemCalls?: (args: Args, count: number) => Calls;
  /** The largest number of objects that the field returns per object. A connection counts as its items. Default: 1. */
  readonly items?: (args: Args, context: CostContext) => number;
  /** The objects that the field returns for the objects `on`. Default: `items` new objects for each of `on`. */
  readonly objects?: (args: Args, context: CostContext, on: Objects) => Partial<Objects>;
  /**
   * `sameObjects`: the field returns the objects that have it, such as the nodes of a connection. `previousObjects`: it
   * returns the objects through which the query reached them, such as the key of a policy, if their type is the type of
   * the field.
   */
  readonly leadsTo?: 'sameObjects' | 'previousObjects';
  /** The size of the value. A short text has size 1, which is the default. */
  readonly size?: number;
  /** The minimum size of an item, for any selection. */
  readonly itemSize?: number;
};

/** The size of the error for an invalid ID. An item of a list of IDs has at least this size: each ID can be invalid. */
export const INVALID_ID_SIZE = 100;

/** The `extensions` of a field with this cost. */
export function withCost(cost: CallCost): { readonly kms: CallCost } {
  return { kms: cost };
}
