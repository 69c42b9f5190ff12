import type { FieldNode, OperationDefinitionNode } from 'graphql';
import type { CostContext } from '../../graphql/call-cost.ts';
import { countCalls } from './operation-calls.ts';
import type { Operation } from './operation-fields.ts';
import { countSize } from './operation-size.ts';

/** The most that an operation can cost. `size` is the number of values in the answer; a policy's text counts as 100. */
export type Cost = {
  readonly kmsCalls: number;
  readonly size: number;
  /** The lists, by the field that selects the list. */
  readonly lists: ReadonlyMap<FieldNode, ListCost>;
};

/** The cost of one list. */
export type ListCost = {
  /** The number of items that the cost assumes. Null: one is assumed, because only the execution knows the number. */
  readonly items: number | null;
  readonly kmsCallsPerItem: number;
  readonly sizePerItem: number;
  /** True if a KMS call returns the list. */
  readonly isFromKms: boolean;
};

export const FREE: Cost = { kmsCalls: 0, size: 0, lists: new Map() };

export function countCost(operation: Operation): Cost {
  const { total: kmsCalls, perItem: callsPerItem } = countCalls(operation);
  const { total: size, lists: sizes } = countSize(operation);
  const lists = new Map<FieldNode, ListCost>();
  for (const [node, { items, size: sizePerItem, isFromKms }] of sizes) {
    lists.set(node, { items, kmsCallsPerItem: callsPerItem.get(node) ?? 0, sizePerItem, isFromKms });
  }
  return { kmsCalls, size, lists };
}

/**
 * The cost of an operation that has no variables. It is counted once for as long as the document is cached and the
 * callers see the same accounts: then it depends on nothing else.
 */
export function costWithoutVariables(node: OperationDefinitionNode, operation: Operation): Cost {
  const { home, accounts } = operation.context;
  const known = counted.get(node);
  if (known !== undefined && known.home === home && known.accounts === accounts) return known.cost;
  const cost = countCost(operation);
  counted.set(node, { home, accounts, cost });
  return cost;
}

const counted = new WeakMap<OperationDefinitionNode, CostContext & { readonly cost: Cost }>();
