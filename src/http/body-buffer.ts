/** Collects the chunks of a body in one buffer. */
export type BodyBuffer = {
  /** Adds a chunk. Returns false if the body is too long, and then drops all chunks. */
  add(chunk: Uint8Array): boolean;
  bytes(): Buffer;
};

/**
 * Copies the chunks into one buffer that grows. A list of chunks would take some 600 bytes per chunk: a body of 512 KiB
 * that is sent byte by byte would take 300 MB.
 */
export function createBodyBuffer(maxBytes: number): BodyBuffer {
  let buffer = Buffer.alloc(0);
  let length = 0;
  let isTooLong = false;
  return {
    add(chunk) {
      const end = length + chunk.byteLength;
      isTooLong ||= end > maxBytes;
      if (isTooLong) {
        buffer = Buffer.alloc(0);
        return false;
      }
      if (end > buffer.byteLength) {
        const larger = Buffer.allocUnsafe(Math.min(maxBytes, Math.max(2 * buffer.byteLength, end)));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      buffer.set(chunk, length);
      length = end;
      return true;
    },
    bytes: () => buffer.subarray(0, length),
  };
}
