/** A part of what may be in flight, held by one caller. */
export type Place = {
  /** Gives back what turned out not to be needed. */
  shrinkTo(cost: number): void;
  /** Gives back all of it. */
  leave(): void;
};

/** Why there is no place: the others hold too much, or the caller does. */
export type NoPlace = 'full' | 'share';

export type Shares = {
  /** What all hold together. */
  total(): number;
  /** Whether somebody who holds nothing would be refused even a small place. */
  isFull(): boolean;
  take(owner: string, cost: number): Place | NoPlace;
};

/**
 * Shares `max` out among callers: each may hold as much as stays free for the others. Alone that is a half, two may
 * hold a third each; and as nothing can be taken back from what is in flight, another one always finds room.
 * (Source: dynamic thresholds, Choudhury and Hahne 1998, for packets that share a buffer.)
 * Beyond its share a caller gets small places while there is plenty of room; and what is alone is let in, however
 * large.
 */
export function createShares(max: number, small = SMALL): Shares {
  /** Only of those who hold something: callers that come and go leave nothing here. */
  const held = new Map<string, number>();
  let total = 0;

  const add = (owner: string, cost: number) => {
    total += cost;
    const left = (held.get(owner) ?? 0) + cost;
    if (left > 0) held.set(owner, left);
    else held.delete(owner);
  };

  const fits = (own: number, cost: number) => {
    const free = max - total - cost;
    return own + cost <= free || (cost <= small && free >= max * KEPT_FREE);
  };

  return {
    total: () => total,
    isFull: () => total > 0 && !fits(0, small),
    take(owner, cost) {
      const own = held.get(owner) ?? 0;
      if (total > 0 && !fits(own, cost)) return fits(0, cost) ? 'share' : 'full';
      add(owner, cost);
      let taken = cost;
      const shrinkTo = (less: number) => {
        if (less >= taken) return;
        add(owner, less - taken);
        taken = less;
      };
      return { shrinkTo, leave: () => shrinkTo(0) };
    },
  };
}

/** A request for a few keys, in KMS calls. */
const SMALL = 25;

/** The part of `max` that small requests of callers beyond their share leave free. */
const KEPT_FREE = 1 / 4;
