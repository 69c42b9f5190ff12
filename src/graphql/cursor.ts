import { z } from 'zod';
import { quote } from '../json/quote.ts';
import { LIST_START, type ListPosition, MAX_MARKER } from '../kms/pages.ts';
import { BadUserInput, checkLength } from './user-input.ts';

/**
 * Opaque to clients; holds all that is needed to go on, so that it survives a restart. `list` tells one list from
 * another.
 */
export function toCursor(list: string, { marker, skip }: ListPosition): string {
  return Buffer.from(JSON.stringify([VERSION, list, marker, skip])).toString('base64url');
}

/**
 * Where to go on; the start where there is no cursor. `maxSkip` is the largest page of the list: a cursor names the
 * page of its item, so one that skips more is forged, to have pages read that nobody gets. Throws BAD_USER_INPUT.
 */
export function parseCursor(cursor: string | null | undefined, list: string, maxSkip: number): ListPosition {
  checkLength(cursor ?? '', 'after', MAX_CURSOR);
  const read = readCursor(cursor, maxSkip);
  if (read === undefined) {
    throw new BadUserInput(
      `after is ${quote(String(cursor))}: expected a cursor that an earlier page gave (pageInfo.endCursor).`,
    );
  }
  const { from, ...position } = read;
  if (from !== null && from !== list) {
    throw new BadUserInput(`after is a cursor of ${quote(from)}, but ${quote(list)} was asked for.`);
  }
  return position;
}

/** The same for whichever list it is `from`; undefined where it is no cursor. */
export function readCursor(cursor: unknown, maxSkip: number): (ListPosition & { from: string | null }) | undefined {
  if (cursor === null || cursor === undefined) return { ...LIST_START, from: null };
  if (String(cursor).length > MAX_CURSOR) return undefined;
  const { data } = CURSOR.safeParse(parseJson(Buffer.from(String(cursor), 'base64url').toString()));
  if (data === undefined) return undefined;
  const [, from, marker, skip] = data;
  return skip <= maxSkip ? { from, marker, skip } : undefined;
}

/** Characters. A marker of KMS's has up to 1,024, of two bytes each, which base64 makes a third more. */
const MAX_CURSOR = 4096;

/** Changes when what a cursor holds does. */
const VERSION = 2;
const CURSOR = z.tuple([z.literal(VERSION), z.string(), z.string().max(MAX_MARKER).nullable(), z.int().min(0)]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
