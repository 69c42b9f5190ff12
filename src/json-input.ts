import type { z } from 'zod';
import { parseJson } from './policy/json.ts';
import { toPointerStep } from './policy/problems.ts';

/** Reads JSON that a person or a program wrote into a file. Throws JsonInputError, with line and column. */
export function parseJsonInput(text: string): unknown {
  try {
    // A byte order mark, as editors on Windows leave it.
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch (error) {
    // JSON.parse does not always say where; our own parser, which does, would be slow for the good case.
    const [problem] = parseJson(text).problems;
    throw new JsonInputError([problem?.message ?? `The text is not JSON: ${(error as Error).message}.`]);
  }
}

/** All that is wrong with a file, one line each, with its place. */
export class JsonInputError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'JsonInputError';
    this.problems = problems;
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
