import type { z } from 'zod';
import { findDuplicateKeys } from './find-duplicate-keys.ts';
import { InputError } from './input-error.ts';
import { parseJson } from './parse.ts';
import { toPointerStep } from './problems.ts';
import { quote } from './quote.ts';
import { describePlace } from './tokens.ts';

/**
 * Parses the JSON of a file. Throws InputError, with line and column. Refuses a key that occurs twice in one object:
 * JSON.parse would take the last copy, but a person who reads the file may have seen only the first.
 */
export function parseJsonInput(text: string): unknown {
  // Editors on Windows may write a byte order mark.
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  const value = parse(json);
  const duplicates = findDuplicateKeys(json);
  if (duplicates.length === 0) return value;
  throw new InputError(
    duplicates.map(({ pointer, at }) => {
      const name = quote(pointer).slice(1, -1); // shortened, and without control characters
      const place = describePlace(json, at);
      return `${name}: the key is given twice, again at ${place}; expected each key of an object once`;
    }),
  );
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    // JSON.parse does not always report the position. Our own parser does, but is too slow for valid files.
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
