import { z } from 'zod';
import { LIST_START, type ListPosition } from '../kms/pages.ts';
import { quote } from '../policy/quote.ts';
import { BadUserInput, checkLength } from './user-input.ts';

/** Opaque to clients; holds all that is needed to go on, so that it survives a restart. `list` tells one list from another. */
export function toCursor(list: string, { marker, skip }: ListPosition): string {
  return Buffer.from(JSON.stringify([VERSION, list, marker, skip])).toString('base64url');
}

/** Where to go on; the start where there is no cursor. Throws BAD_USER_INPUT. */
export function parseCursor(cursor: string | null | undefined, list: string): ListPosition {
  if (cursor === null || cursor === undefined) return LIST_START;
  checkLength(cursor, 'after', MAX_CURSOR);
  const result = CURSOR.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!result.success) {
    throw new BadUserInput(
      `after is ${quote(cursor)}: expected a cursor that an earlier page gave (pageInfo.endCursor).`,
    );
  }
  const [, from, marker, skip] = result.data;
  if (from !== list) throw new BadUserInput(`after is a cursor of ${quote(from)}, but ${quote(list)} was asked for.`);
  return { marker, skip };
}

/** Characters. A marker of KMS's has up to 1,024, of two bytes each, which base64 makes a third more. */
const MAX_CURSOR = 4096;

/** Changes when what a cursor holds does. */
const VERSION = 2;
const CURSOR = z.tuple([z.literal(VERSION), z.string(), z.string().max(1024).nullable(), z.int().min(0).max(100_000)]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
