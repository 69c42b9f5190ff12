import { toPointerStep } from './problems.ts';

/** A key that occurs more than once in one object. */
export type DuplicateKey = {
  /** The JSON pointer of its value. */
  readonly pointer: string;
  /** The offset of its second copy, in UTF-16 units. */
  readonly at: number;
};

/** The most duplicate keys to report. If a program wrote the file, all of them can have the same cause. */
const MAX_FOUND = 20;

/**
 * Finds the duplicate keys of a text that JSON.parse accepts. JSON.parse itself keeps the last copy, without an error.
 * Reads the text once and builds no tree: a seed file of 135 MB takes 0.3 s. The lossless parser (json/parse.ts) would
 * need gigabytes for it.
 */
export function findDuplicateKeys(json: string): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const open: Frame[] = [];
  for (let at = 0; at < json.length; at++) {
    const frame = open.at(-1);
    switch (json.charCodeAt(at)) {
      case QUOTE: {
        const end = findStringEnd(json, at);
        if (frame?.keys !== undefined && frame.expectsKey && !enterKey(frame, json.slice(at, end + 1))) {
          found.push({ pointer: toPointer(open), at });
          if (found.length === MAX_FOUND) return found;
        }
        at = end;
        break;
      }
      case OPEN_BRACE:
        open.push({ keys: new Map(), expectsKey: true, step: '' });
        break;
      case OPEN_BRACKET:
        open.push({ keys: undefined, expectsKey: false, step: 0 });
        break;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        open.pop();
        break;
      case COMMA:
        if (typeof frame?.step === 'number') frame.step++;
        else if (frame !== undefined) frame.expectsKey = true;
    }
  }
  return found;
}

/** An object or a list that is not closed yet. `step` is the key or the index of its current value. */
type Frame = { readonly keys: Map<string, number> | undefined; expectsKey: boolean; step: string | number };

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Returns false for the second copy of a key only, so that each key is reported once. */
function enterKey(frame: Frame, source: string): boolean {
  // "a" and "\u0061" are the same key.
  const key: string = source.includes('\\') ? JSON.parse(source) : source.slice(1, -1);
  const times = (frame.keys?.get(key) ?? 0) + 1;
  frame.keys?.set(key, times);
  frame.step = key;
  frame.expectsKey = false;
  return times !== 2;
}

function findStringEnd(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

function toPointer(open: readonly Frame[]): string {
  return open.map(({ step }) => `/${toPointerStep(String(step))}`).join('');
}
