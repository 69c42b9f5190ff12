import type { ListRead } from '../kms/reads/define-read.ts';
import type { AnyRead, ReadOperation } from '../kms/reads/reads.ts';
import { type CallCost, withCost } from './call-cost.ts';
import { toPageCalls } from './connection.ts';
import { toItemCount } from './user-input.ts';

type Differences = {
  /** The sentence about a failed call, if the field is not simply null. */
  readonly failure?: string;
  /** The cost of the field in words, if it is not one call per object. */
  readonly price?: string;
  readonly cost?: CallCost;
};

/**
 * The nullability, description and cost of a field that needs one KMS call per key. `what` says what the field has; the
 * sentences about failure, permission and cost are added.
 *
 * @example
 * tags: t.field({ type: [KeyTag], ...askKms(tags, 'The tags of the key: at most 50.'), resolve: ... })
 */
export function askKms({ operation }: AnyRead, what: string, { failure = FAILURE, price, cost }: Differences = {}) {
  return {
    nullable: true,
    description: `${what} ${failure} Needs kms:${operation}; ${price ?? `one ${operation} call per key`}.`,
    extensions: withCost({ operation, ...cost }),
  } as const;
}

/**
 * The same for a field that is a page of a list. `items` is the noun for the items.
 *
 * @example
 * grants: t.field({ type: KeyGrantConnection, ...askKmsForPage(grants, 'grants', 'The grants of the key.'), ... })
 */
export function askKmsForPage(list: AnyList, items: string, what: string, { price, cost, ...rest }: Differences = {}) {
  const { operation, maxLimit } = list;
  return askKms(list, what, {
    ...rest,
    price: price ?? `one ${operation} call per ${maxLimit} ${items}`,
    cost: { calls: toPageCalls(operation, maxLimit), items: toItemCount, ...cost },
  });
}

type AnyList = AnyRead & Pick<ListRead<ReadOperation, never, never, unknown>, 'maxLimit'>;

const FAILURE = 'Null if the call failed; `errors` says why.';
