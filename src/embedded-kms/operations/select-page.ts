import { faultInOwnWords, type KmsFault } from '../rules/kms-fault.ts';
import type { SortedMapView } from '../store/sorted-map.ts';

/** The members of a list request that choose the page. */
export type PageRequest = { readonly Limit?: number; readonly Marker?: string };

/**
 * One page of a list. `NextMarker` is present only if `Truncated` is true, as in KMS. A marker contains the name of
 * the last entry of its page. It stays valid after a restart, and when entries are added or deleted. Throws KmsFault
 * for another list's marker and for any other text.
 */
export function selectPage<Value>(
  list: Pick<SortedMapView<Value>, 'entriesAfter'>,
  name: 'keys' | 'aliases' | 'grants' | 'tags' | 'rotations',
  request: PageRequest,
  limits: { readonly default: number; readonly max: number },
): { readonly items: readonly Value[]; readonly rest: { readonly Truncated: boolean; readonly NextMarker?: string } } {
  const after = request.Marker === undefined ? null : parseMarker(name, request.Marker);
  const limit = Math.min(request.Limit ?? limits.default, limits.max);
  const found = list.entriesAfter(after, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(([, value]) => value),
    rest:
      found.length > limit && last ? { Truncated: true, NextMarker: toMarker(name, last[0]) } : { Truncated: false },
  };
}

export function invalidMarker(marker: string): KmsFault {
  return faultInOwnWords('InvalidMarkerException', `Invalid marker '${marker}'`);
}

function toMarker(list: string, last: string): string {
  return Buffer.from(`${list}:${last}`).toString('base64url');
}

function parseMarker(list: string, marker: string): string {
  const text = Buffer.from(marker, 'base64url').toString();
  const last = text.slice(list.length + 1);
  if (last === '' || toMarker(list, last) !== marker) throw invalidMarker(marker);
  return last;
}
