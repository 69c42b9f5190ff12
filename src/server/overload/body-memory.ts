import { type Allocation, createShares, type Denial } from './shares.ts';

export type HeldBody = {
  /** Holds memory for a body of this size instead of what was held before, unless there is none for it. */
  hold(bytes: number, values: number): Denial | undefined;
  leave(): void;
};

/**
 * Bounds the memory of all bodies that are being read or that belong to requests in progress. A body that is held back
 * at its last byte counts, too. One body alone is always let in.
 */
export function createBodyMemory(maxBytes: number): (owner: string) => HeldBody {
  const shares = createShares(maxBytes, SMALL_BODY);
  return (owner) => {
    let allocation: Allocation | undefined;
    return {
      hold(bytes, values) {
        allocation?.release();
        const allocated = shares.allocate(owner, COPIES * bytes + BYTES_OF_A_VALUE * values);
        allocation = typeof allocated === 'string' ? undefined : allocated;
        return typeof allocated === 'string' ? allocated : undefined;
      },
      leave: () => allocation?.release(),
    };
  };
}

/** The body as bytes, and as text. */
const COPIES = 2;

/** An object with one member whose name occurs once takes about so many, its hidden class included. */
const BYTES_OF_A_VALUE = 200;

/** What a query for a few keys takes, in bytes. */
const SMALL_BODY = 16 * 1024;
