/** Collects the bytes of an answer. */
export type Body = {
  add(chunk: Uint8Array): void;
  bytes(): Uint8Array;
};

/**
 * Collects all chunks in one buffer, which doubles when it is full. If each chunk had one byte, a list of chunks would
 * need a hundred times the memory.
 */
export function createBody(): Body {
  let buffer: Uint8Array = EMPTY;
  let length = 0;
  return {
    add(chunk) {
      const end = length + chunk.length;
      // Nearly every answer is one chunk, which needs no copy.
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
