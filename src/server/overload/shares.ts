/** A part of the capacity, held by one request. */
export type Allocation = {
  /** Releases the part that the request does not need. */
  shrinkTo(cost: number): void;
  /** Releases all of it. */
  release(): void;
};

/** Why there is no allocation: all callers together hold too much, or this caller does. */
export type Denial = 'full' | 'share';

export type Shares = {
  /** The capacity that is allocated to all callers. */
  total(): number;
  /** True if even a small request of a caller that holds nothing would be denied. */
  isFull(): boolean;
  allocate(owner: string, cost: number): Allocation | Denial;
};

/**
 * Divides the capacity `max` among callers: a caller may hold at most as much as stays free. A single caller may hold a
 * half, two callers a third each. Requests in flight cannot be stopped, so a part stays free for the next caller.
 * Source: dynamic thresholds for packets in a shared buffer, Choudhury and Hahne, 1998.
 * Two exceptions: a small request is allowed beyond the share while much is free, and a request of any size is allowed
 * while nothing else is in flight.
 */
export function createShares(max: number, small = SMALL): Shares {
  /** The capacity of each caller that holds some. Others have no entry, so that the map cannot grow without limit. */
  const held = new Map<string, number>();
  let total = 0;

  const add = (owner: string, cost: number) => {
    total += cost;
    const sum = (held.get(owner) ?? 0) + cost;
    if (sum > 0) held.set(owner, sum);
    else held.delete(owner);
  };

  const fits = (own: number, cost: number) => {
    const free = max - total - cost;
    return own + cost <= free || (cost <= small && free >= max * KEPT_FREE);
  };

  return {
    total: () => total,
    isFull: () => total > 0 && !fits(0, small),
    allocate(owner, cost) {
      const own = held.get(owner) ?? 0;
      if (total > 0 && !fits(own, cost)) return fits(0, cost) ? 'share' : 'full';
      add(owner, cost);
      let allocated = cost;
      const shrinkTo = (needed: number) => {
        if (needed >= allocated) return;
        add(owner, needed - allocated);
        allocated = needed;
      };
      return { shrinkTo, release: () => shrinkTo(0) };
    },
  };
}

/** The cost of a request for a few keys, in KMS calls. */
const SMALL = 25;

/** The fraction of `max` that must stay free after a small request beyond the share. */
const KEPT_FREE = 1 / 4;
