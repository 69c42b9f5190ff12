import type { Writable } from 'node:stream';

/** Whoever reads a program's output may end before it, as in `npm start | head -1`: without this, it would end, too. */
export function ignoreBrokenOutput(...outputs: readonly Writable[]): void {
  for (const output of outputs) output.on('error', () => undefined);
}
