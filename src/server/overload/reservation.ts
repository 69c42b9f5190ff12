import type { FieldNode } from 'graphql';
import type { Cost } from '../limits/operation-cost.ts';

/** The capacity that one request in flight may still need. */
export type Reservation = {
  /** Called when a list is read, with the number of its items. */
  onListed(fieldNodes: readonly FieldNode[], items: number): void;
};

/**
 * Starts with `cost`, which assumes that each list has as many items as the query asks for. Calls `onLess` with the
 * rest when a list turns out to have fewer.
 */
export function createReservation(
  { kmsCalls, size, lists }: Cost,
  onLess: (rest: Pick<Cost, 'kmsCalls' | 'size'>) => void,
): Reservation {
  let rest = { kmsCalls, size };
  return {
    onListed(fieldNodes, items) {
      for (const node of fieldNodes) {
        const list = lists.get(node);
        const missing = Math.max(0, (list?.items ?? 0) - items);
        // The number of calls for other lists, such as Regions, is known from the configuration.
        if (!list?.ofKms || missing === 0) continue;
        rest = {
          kmsCalls: Math.max(0, rest.kmsCalls - missing * list.kmsCallsPerItem),
          size: Math.max(0, rest.size - missing * list.sizePerItem),
        };
        onLess(rest);
      }
    },
  };
}
