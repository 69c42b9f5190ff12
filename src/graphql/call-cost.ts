import type { KmsOperation } from '../kms/reads/reads.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import type { Context } from './context.ts';

export type Args = Readonly<Record<string, unknown>>;

/**
 * KMS calls by name, each with how often it is made. Calls with the same name for the same objects are made once, so a
 * name has all that the loader's cache key has besides the object: the operation, and the page or the policy name.
 */
export type Calls = Readonly<Record<string, number>>;

/** The objects that a field answers with, as far as they are known before any call. */
export type Objects = {
  /**
   * What tells them from others: fields with the same ID lead to the same objects. What a caller wrote stands in it as
   * JSON, or a caller could give one thing the ID of another, which would then count as counted.
   */
  readonly id: string;
  /** How many different ones there are, at most. */
  readonly count: number;
  /** The accounts among them. */
  readonly accounts?: readonly VisibleAccount[];
  /** The keys to which these are related as replicas or primaries. */
  readonly relatedTo?: Pick<Objects, 'id' | 'count'>;
};

/**
 * What selecting a field costs. The server adds it up before any call is made (`server/limits`).
 *
 * A field that makes KMS calls must say so here, or `test/graphql/call-count.test.ts` fails: it runs every field of
 * the schema and compares the calls that were counted with those that were made. What is counted must never be less;
 * it must be equal where all can be read and every list is as long as was asked for.
 *
 * @example One call per key, however many fields need it: `withCost({ operation: 'DescribeKey' })`
 * @example A list: `withCost({ operation: 'ListGrants', calls: toPageCalls('ListGrants', 100), items: toItemCount })`
 */
export type CallCost = {
  /** The operation that answers the field. */
  readonly operation?: KmsOperation;
  /** The calls for so many objects with the field; unless told, `operation` once for each. */
  readonly calls?: (args: Args, count: number) => Calls;
  /** The same for what the field leads to: calls that fields of those objects need, too. */
  readonly itemCalls?: (args: Args, count: number) => Calls;
  /** How many objects one object's field may answer with; 1 unless told. A connection stands for its items. */
  readonly items?: (args: Args, context: Context) => number;
  /** Which objects `on` leads to; unless told, others than those of any other field, `items` for each of `on`. */
  readonly objects?: (args: Args, context: Context, on: Objects) => Partial<Objects>;
  /**
   * `same`: to the objects that have the field, such as from a connection to its nodes. `back`: to those from which
   * these were reached, where they are of the field's type, such as from a policy to its key.
   */
  readonly leads?: 'same' | 'back';
  /** How large the value is beside a short text, which is 1. */
  readonly size?: number;
  /** How large an item is at least, whatever is selected on it. */
  readonly itemSize?: number;
};

/** A request can name more objects that do not exist than fit into memory as errors: each counts for as much as an error takes. */
export const ERROR_SIZE = 100;

/** Where a field's `extensions` carry its cost. */
export function withCost(cost: CallCost): { readonly kms: CallCost } {
  return { kms: cost };
}
