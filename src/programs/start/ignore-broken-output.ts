import type { Writable } from 'node:stream';

/** Lets a program go on if the reader of its output ends, as in `npm start | head -1`. By default, Node would exit. */
export function ignoreBrokenOutput(...outputs: readonly Writable[]): void {
  for (const output of outputs) output.on('error', () => undefined);
}
