import { z } from 'zod';
import type { KmsScope } from '../kms/arn.ts';
import { LIST_START, type ListPosition } from '../kms/key-list.ts';
import { badUserInput, quote } from './user-input.ts';

/** Opaque to clients; holds all that is needed to go on, so that it survives a restart. */
export function toCursor(scope: KmsScope, { marker, skip }: ListPosition): string {
  return Buffer.from(JSON.stringify([VERSION, scope.accountId, scope.region, marker, skip])).toString('base64url');
}

/** Where to go on; the start where there is no cursor. Throws BAD_USER_INPUT. */
export function parseCursor(cursor: string | null | undefined, scope: KmsScope): ListPosition {
  if (cursor === null || cursor === undefined) return LIST_START;
  const result = CURSOR.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!result.success) {
    throw badUserInput(`after is ${quote(cursor)}: expected a cursor that an earlier page gave (pageInfo.endCursor).`);
  }
  const [, accountId, region, marker, skip] = result.data;
  if (accountId !== scope.accountId || region !== scope.region) {
    throw badUserInput(
      `after is a cursor of account ${accountId} in ${region}, but keys of account ${scope.accountId} in ${scope.region} were asked for.`,
    );
  }
  return { marker, skip };
}

/** Changes when what a cursor holds does. */
const VERSION = 1;
const CURSOR = z.tuple([
  z.literal(VERSION),
  z.string(),
  z.string(),
  z.string().max(1024).nullable(),
  z.int().min(0).max(100_000),
]);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
