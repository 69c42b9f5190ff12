import { createFindRange } from '../../policy/policy-pieces.ts';

/** Where a mistake is in the text. Lines count from 1; offsets in UTF-16 code units. */
export type TextPlace = { readonly line: number; readonly start: number; readonly end: number };

/** The place of a mistake: that of its pointer, or that which the message names, if the text is not JSON. */
export function createFindPlace(text: string): (problem: Problem) => TextPlace | null {
  const findRange = createFindRange(text);
  return ({ pointer, message }) => {
    const range = pointer === '' ? findNamed(text, message) : findRange(pointer);
    return range && { ...range, line: text.slice(0, range.start).split(BREAK).length };
  };
}

type Problem = { readonly pointer: string; readonly message: string };

const BREAK = /\r\n|\n|\r/;

function findNamed(text: string, message: string) {
  const [, line, column] = /line (\d+), column (\d+)/.exec(message) ?? [];
  if (line === undefined || column === undefined) return null;
  const starts = [0, ...[...text.matchAll(new RegExp(BREAK, 'g'))].map(({ 0: each, index }) => index + each.length)];
  const lineStart = starts[Number(line) - 1];
  if (lineStart === undefined) return null;
  const start = lineStart + Number(column) - 1;
  return { start: Math.min(start, text.length), end: Math.min(start + 1, text.length) };
}
