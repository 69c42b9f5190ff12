import { type Allocation, createShares, type Denial } from './shares.ts';

export type BodyReservation = {
  /**
   * Reserves memory for a body of this size, in place of the earlier reservation. Returns the reason if too little is
   * free. Then the request holds no memory.
   */
  reserve(bytes: number, values: number): Denial | undefined;
  release(): void;
};

/**
 * Limits the memory of the bodies of all requests in flight. A body counts from its first byte, against clients that
 * send all but the last byte of many bodies. A body is always accepted if it is the only one.
 */
export function createBodyMemory(maxBytes: number): (owner: string) => BodyReservation {
  const shares = createShares(maxBytes, SMALL_BODY);
  return (owner) => {
    let allocation: Allocation | undefined;
    return {
      reserve(bytes, values) {
        allocation?.release();
        const allocated = shares.allocate(owner, COPIES * bytes + BYTES_OF_A_VALUE * values);
        allocation = typeof allocated === 'string' ? undefined : allocated;
        return typeof allocated === 'string' ? allocated : undefined;
      },
      release: () => allocation?.release(),
    };
  };
}

/** Each body is in memory twice: as bytes, and as text. */
const COPIES = 2;

/** The memory of the largest JSON value: an object with one member of a unique name, and its hidden class in V8. */
const BYTES_OF_A_VALUE = 200;

/** Bytes of memory for the body of a query for a few keys. */
const SMALL_BODY = 16 * 1024;
