import type { FieldNode } from 'graphql';
import type { Cost } from '../limits/operation-cost.ts';

/** What one request may still cause. */
export type Reservation = {
  /** A list has been read, and has so many items. */
  onListed(fieldNodes: readonly FieldNode[], items: number): void;
};

/**
 * Begins with `cost`, in which a list has as many items as it was asked for; `onLess` is told what is left of it when
 * it has fewer.
 */
export function createReservation(
  { kmsCalls, size, lists }: Cost,
  onLess: (left: Pick<Cost, 'kmsCalls' | 'size'>) => void,
): Reservation {
  let left = { kmsCalls, size };
  return {
    onListed(fieldNodes, items) {
      for (const node of fieldNodes) {
        const list = lists.get(node);
        const missing = Math.max(0, (list?.items ?? 0) - items);
        // The calls for other lists, such as Regions, were counted by what is configured.
        if (!list?.ofKms || missing === 0) continue;
        left = {
          kmsCalls: Math.max(0, left.kmsCalls - missing * list.kmsCallsPerItem),
          size: Math.max(0, left.size - missing * list.sizePerItem),
        };
        onLess(left);
      }
    },
  };
}
