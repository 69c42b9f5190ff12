import type { Writable } from 'node:stream';

/** Keeps a program running if the reader of its output ends, as in `npm start | head -1`. By default, Node exits. */
export function ignoreBrokenOutput(...outputs: readonly Writable[]): void {
  for (const output of outputs) output.on('error', () => undefined);
}
