import type { KmsOperation } from '../kms/reads/reads.ts';
import type { VisibleAccount } from '../kms/visible-accounts.ts';
import type { Context } from './context.ts';

export type Args = Readonly<Record<string, unknown>>;

/**
 * KMS calls: how often each is made, by its name. Calls with the same name for the same objects are made once. So the
 * name has all parts of the loader's cache key except the object: the operation, and the page or the policy name.
 */
export type Calls = Readonly<Record<string, number>>;

/** The objects that a field returns, as far as they are known before any call. */
export type Objects = {
  /**
   * Fields with the same ID lead to the same objects. Input of a caller must be in the ID as JSON: otherwise a caller
   * could give different objects the same ID, and their calls would not be counted.
   */
  readonly id: string;
  /** The most different objects. */
  readonly count: number;
  /** The accounts among the objects. */
  readonly accounts?: readonly VisibleAccount[];
  /** The keys of which these are replicas or primaries. */
  readonly relatedTo?: Pick<Objects, 'id' | 'count'>;
};

/**
 * The cost of a selected field. The server adds up the costs of an operation before it makes any call
 * (`server/limits`).
 *
 * A field that makes KMS calls must have its cost: `askKms` gives it. `test/graphql/call-count.test.ts` runs every
 * field of the schema, and compares the counted calls with the calls that were made. The count must never be too low.
 * It must be exact if everything can be read and every list is as long as requested.
 *
 * @example One call per key, however many fields need it: `withCost({ operation: 'DescribeKey' })`
 */
export type CallCost = {
  /** The operation that answers the field. */
  readonly operation?: KmsOperation;
  /** The calls for `count` objects with the field. Default: `operation` once for each. */
  readonly calls?: (args: Args, count: number) => Calls;
  /** The calls of the field that belong to the objects it leads to, because fields of those objects share them. */
  readonly itemCalls?: (args: Args, count: number) => Calls;
  /** The most objects that the field of one object returns. Default: 1. A connection counts as its items. */
  readonly items?: (args: Args, context: Context) => number;
  /** The objects that `on` leads to. Default: objects of no other field, `items` for each of `on`. */
  readonly objects?: (args: Args, context: Context, on: Objects) => Partial<Objects>;
  /**
   * `same`: the field leads to the objects that have it, such as from a connection to its nodes. `back`: it leads back
   * to the objects from which these were reached, if they have the type of the field, such as from a policy to its key.
   */
  readonly leads?: 'same' | 'back';
  /** The size of the value. A short text has size 1. */
  readonly size?: number;
  /** The least size of an item, whatever fields are selected. */
  readonly itemSize?: number;
};

/** The size of an error. A request can name objects that do not exist, and the errors for all of them need memory. */
export const ERROR_SIZE = 100;

/** The `extensions` of a field with this cost. */
export function withCost(cost: CallCost): { readonly kms: CallCost } {
  return { kms: cost };
}
