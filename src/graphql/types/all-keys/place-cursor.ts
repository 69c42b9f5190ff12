import { isAccountId, isRegion } from '../../../kms/arn.ts';
import { LIST_START, type ListPosition } from '../../../kms/pages.ts';
import { createWrongListError, decodeCursor, parseAnyCursor, toCursor } from '../../cursor.ts';
import { comparePlaces, type Place, type PlaceName, UNKNOWN_REGIONS } from './parse-places.ts';

/** A position in the list of all keys: within the list of one place, or after that list (`inPlace` is null). */
export type PlacePosition = { readonly place: PlaceName; readonly inPlace: ListPosition | null };

/** Names the place, not its index: the cursor stays valid when accounts and Regions come and go between two pages. */
export function toPlaceCursor({ place: { accountId, region }, inPlace }: PlacePosition): string {
  const where = `${accountId} ${region}`;
  return inPlace === null ? toCursor(`${AFTER}${where}`, LIST_START) : toCursor(`${IN}${where}`, inPlace);
}

/** The position of a cursor. Null without a cursor. Throws BadUserInput. */
export function parsePlaceCursor(cursor: string | null | undefined, maxSkip: number): PlacePosition | null {
  const { from, ...position } = parseAnyCursor(cursor, maxSkip);
  if (from === null) return null;
  const found = toPosition(from, position);
  if (found === undefined) throw createWrongListError(from, 'all keys');
  return found;
}

/** Like `parsePlaceCursor`, but undefined if the cursor is not valid. */
export function decodePlaceCursor(cursor: unknown, maxSkip: number): PlacePosition | null | undefined {
  const decoded = decodeCursor(cursor, maxSkip);
  if (decoded === undefined) return undefined;
  const { from, ...position } = decoded;
  return from === null ? null : toPosition(from, position);
}

/** Where a list starts: the places from there on, and the position in the first of them. */
export type PlacesStart = { readonly places: readonly Place[]; readonly first: ListPosition };

/** Starts at `position`. If its place is gone, starts with the next place. `places` are in order. */
export function startAt(places: readonly Place[], position: PlacePosition | null): PlacesStart {
  if (position === null) return { places, first: LIST_START };
  const { place, inPlace } = position;
  const from = places.filter((each) => comparePlaces(each, place) >= (inPlace === null ? 1 : 0));
  const isThere = from[0] !== undefined && comparePlaces(from[0], place) === 0;
  return { places: from, first: (isThere && inPlace) || LIST_START };
}

const IN = 'all keys in ';
const AFTER = 'all keys after ';
const LIST = /^all keys (?<where>in|after) (?<accountId>\S+) (?<region>\S+)$/;

function toPosition(list: string, position: ListPosition): PlacePosition | undefined {
  const { where, accountId = '', region = '' } = LIST.exec(list)?.groups ?? {};
  const isPlace = isRegion(region) || (region === UNKNOWN_REGIONS && where === 'after');
  if (!isAccountId(accountId) || !isPlace) return undefined;
  return { place: { accountId, region }, inPlace: where === 'in' ? position : null };
}
