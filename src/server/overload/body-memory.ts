import { createShares, type NoPlace, type Place } from './shares.ts';

export type HeldBody = {
  /** Holds memory for a body of this size instead of what was held before, unless there is none for it. */
  hold(bytes: number, values: number): NoPlace | undefined;
  leave(): void;
};

/**
 * Bounds the memory of all bodies that are being read or that belong to requests in progress. A body that is held back
 * at its last byte counts, too. One body alone is always let in.
 */
export function createBodyMemory(maxBytes: number): (owner: string) => HeldBody {
  const shares = createShares(maxBytes, SMALL_BODY);
  return (owner) => {
    let place: Place | undefined;
    return {
      hold(bytes, values) {
        place?.leave();
        const taken = shares.take(owner, COPIES * bytes + BYTES_OF_A_VALUE * values);
        place = typeof taken === 'string' ? undefined : taken;
        return typeof taken === 'string' ? taken : undefined;
      },
      leave: () => place?.leave(),
    };
  };
}

/** The body as bytes, and as text. */
const COPIES = 2;

/** An object with one member whose name occurs once takes about so many, its hidden class included. */
const BYTES_OF_A_VALUE = 200;

/** What a query for a few keys takes, in bytes. */
const SMALL_BODY = 16 * 1024;
