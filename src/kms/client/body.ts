/** The bytes of an answer as they come. */
export type Body = {
  add(chunk: Uint8Array): void;
  bytes(): Uint8Array;
};

/** Copies into one buffer, which doubles: an object for each chunk of one byte takes a hundred times the memory. */
export function createBody(): Body {
  let buffer: Uint8Array = EMPTY;
  let length = 0;
  return {
    add(chunk) {
      const end = length + chunk.length;
      // Nearly every answer is one chunk: kept as it is.
      if (length === 0) buffer = chunk;
      else if (end > buffer.length) buffer = grow(buffer.subarray(0, length), 2 * end);
      if (length !== 0) buffer.set(chunk, length);
      length = end;
    },
    bytes: () => buffer.subarray(0, length),
  };
}

const EMPTY = new Uint8Array();

function grow(bytes: Uint8Array, size: number): Uint8Array {
  const larger = Buffer.allocUnsafe(size);
  larger.set(bytes);
  return larger;
}
