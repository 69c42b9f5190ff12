import type { FieldNode } from 'graphql';
import type { Cost } from '../limits/operation-cost.ts';

/** The capacity that one request in flight may still need. */
export type Reservation = {
  /** Called when a list is read, with the number of its items. */
  onListed(fieldNodes: readonly FieldNode[], items: number): void;
};

/**
 * Starts with `cost`, which assumes that each list has as many items as the query asks for. If a list has fewer, calls
 * `onShrink` with the remaining cost.
 */
export function createReservation(
  { kmsCalls, size, lists }: Cost,
  onShrink: (remaining: Pick<Cost, 'kmsCalls' | 'size'>) => void,
): Reservation {
  let remaining = { kmsCalls, size };
  return {
    onListed(fieldNodes, items) {
      for (const node of fieldNodes) {
        const list = lists.get(node);
        const missing = Math.max(0, (list?.items ?? 0) - items);
        // The length of any other list, such as the Regions of an account, was known before and counted exactly.
        if (!list?.isFromKms || missing === 0) continue;
        remaining = {
          kmsCalls: Math.max(0, remaining.kmsCalls - missing * list.kmsCallsPerItem),
          size: Math.max(0, remaining.size - missing * list.sizePerItem),
        };
        onShrink(remaining);
      }
    },
  };
}
