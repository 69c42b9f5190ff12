import type { FieldNode } from 'graphql';
import { countCalls } from './operation-calls.ts';
import type { Operation } from './operation-fields.ts';
import { countSize } from './operation-size.ts';

/** The most that an operation may cause. `size` counts the values of the answer, a policy's text for a hundred. */
export type Cost = {
  readonly kmsCalls: number;
  readonly size: number;
  /** By the field that asks for the list. */
  readonly lists: ReadonlyMap<FieldNode, ListCost>;
};

/** As how many items a list is counted (null: as one, for only the execution knows), and what each of them adds. */
export type ListCost = {
  readonly items: number | null;
  readonly kmsCallsPerItem: number;
  readonly sizePerItem: number;
  readonly ofKms: boolean;
};

export const FREE: Cost = { kmsCalls: 0, size: 0, lists: new Map() };

export function countCost(operation: Operation): Cost {
  const { total: kmsCalls, perItem: callsPerItem } = countCalls(operation);
  const { total: size, lists: sizes } = countSize(operation);
  const lists = new Map<FieldNode, ListCost>();
  for (const [node, { items, size: sizePerItem, ofKms }] of sizes) {
    lists.set(node, { items, kmsCallsPerItem: callsPerItem.get(node) ?? 0, sizePerItem, ofKms });
  }
  return { kmsCalls, size, lists };
}
