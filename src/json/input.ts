import type { z } from 'zod';
import { findDuplicateKeys } from './find-duplicate-keys.ts';
import { InputError } from './input-error.ts';
import { parseJson } from './parse.ts';
import { toPointerStep } from './problems.ts';
import { quote } from './quote.ts';
import { describePlace } from './tokens.ts';

/**
 * Reads JSON that a person or a program wrote into a file. Throws InputError, with line and column. A key that
 * stands twice in one object is refused: JSON.parse takes the last copy, and who reads the file may have seen the first.
 */
export function parseJsonInput(text: string): unknown {
  // A byte order mark, as editors on Windows leave it.
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const value = parse(json);
  const duplicates = findDuplicateKeys(json);
  if (duplicates.length === 0) return value;
  throw new InputError(
    duplicates.map(({ pointer, at }) => {
      const name = quote(pointer).slice(1, -1); // clipped, and without what draws on a terminal
      const place = describePlace(json, at);
      return `${name}: the key is given twice, again at ${place}; expected each key of an object once`;
    }),
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    // JSON.parse does not always say where; our own parser, which does, would be slow for the good case.
    const [problem] = parseJson(json).problems;
    throw new InputError([problem?.message ?? `The text is not JSON: ${(error as Error).message}.`]);
  }
}

/** Each issue with its place: a JSON pointer below `parent`, such as `/keys/3/aliases`. */
export function toProblems(error: z.ZodError | undefined, parent = ''): readonly string[] {
  if (error === undefined) return [];
  return error.issues.map(({ path, message }) => `${parent}${toPointer(path)}: ${message}`.replace(/^: /, ''));
}

function toPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${toPointerStep(String(step))}`).join('');
}
