import { z } from 'zod';
import { quote } from '../json/quote.ts';
import { LIST_START, type ListPosition, MAX_MARKER } from '../kms/pages.ts';
import { BadUserInput, checkLength } from './user-input.ts';

/** An opaque cursor. It contains the list's name and the whole position, so a restart does not invalidate it. */
export function toCursor(list: string, { marker, skip }: ListPosition): string {
  return Buffer.from(JSON.stringify([VERSION, list, marker, skip])).toString('base64url');
}

/**
 * The position of a cursor, or the start of the list if there is no cursor. A cursor skips items within one page of
 * KMS, which has at most `maxSkip` items. A cursor that skips more is forged: it would make the gateway read pages in
 * vain. Throws BadUserInput.
 */
export function parseCursor(cursor: string | null | undefined, list: string, maxSkip: number): ListPosition {
  const { from, ...position } = parseAnyCursor(cursor, maxSkip);
  if (from !== null && from !== list) throw createWrongListError(from, list);
  return position;
}

/** Like `parseCursor`, for the cursor of any list. `from` is the name of the list; null without a cursor. */
export function parseAnyCursor(cursor: string | null | undefined, maxSkip: number): NamedPosition {
  checkLength(cursor ?? '', 'after', MAX_CURSOR);
  const decoded = decodeCursor(cursor, maxSkip);
  if (decoded !== undefined) return decoded;
  throw new BadUserInput(
    `after is ${quote(String(cursor))}: expected a cursor that an earlier page gave (pageInfo.endCursor).`,
  );
}

/** The error for a cursor of another list. */
export function createWrongListError(from: string, list: string): BadUserInput {
  return new BadUserInput(`after is a cursor of ${quote(from)}, but ${quote(list)} was requested.`);
}

type NamedPosition = ListPosition & { readonly from: string | null };

/**
 * The position in a cursor, and the name of the list that the cursor belongs to (`from`). Without a cursor, the start
 * of the list, and `from` is null. Undefined if the cursor is not valid.
 */
export function decodeCursor(cursor: unknown, maxSkip: number): NamedPosition | undefined {
  if (cursor === null || cursor === undefined) return { ...LIST_START, from: null };
  if (String(cursor).length > MAX_CURSOR) return undefined;
  const { data } = CURSOR.safeParse(parseJson(Buffer.from(String(cursor), 'base64url').toString()));
  if (data === undefined) return undefined;
  const [, from, marker, skip] = data;
  return skip <= maxSkip ? { from, marker, skip } : undefined;
}

/** Characters. A marker of KMS has up to 1,024 characters of up to two bytes; base64 makes that a third longer. */
const MAX_CURSOR = 4096;

/** Increase it when the content of cursors changes. */
const VERSION = 2;
const CURSOR = z.tuple([z.literal(VERSION), z.string(), z.string().max(MAX_MARKER).nullable(), z.int().min(0)]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
