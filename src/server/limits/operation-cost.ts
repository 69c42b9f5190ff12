import type { FieldNode } from 'graphql';
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

/** The number of items that a list is counted with, and the cost of one item. */
export type ListCost = { readonly items: number; readonly kmsCallsPerItem: number; readonly sizePerItem: number };

export const FREE: Cost = { kmsCalls: 0, size: 0, lists: new Map() };

export function countCost(operation: Operation): Cost {
  const { total: kmsCalls, perItem: callsPerItem } = countCalls(operation);
  const { total: size, lists: sizes } = countSize(operation);
  const lists = new Map<FieldNode, ListCost>();
  for (const [node, { items, size: sizePerItem }] of sizes) {
    lists.set(node, { items, kmsCallsPerItem: callsPerItem.get(node) ?? 0, sizePerItem });
  }
  return { kmsCalls, size, lists };
}
