import { KmsFault } from './kms-fault.ts';
import type { SortedMapView } from './sorted-map.ts';

export type PageRequest = { readonly Limit?: number; readonly Marker?: string };

/**
 * One page of a list, as KMS answers it: NextMarker only where Truncated. A marker names the last entry that was sent,
 * so it holds over a restart, and over keys that come and go.
 */
export function selectPage<Value>(
  list: SortedMapView<Value>,
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

/** Only the type is AWS's; the text is [I]. */
export function invalidMarker(marker: string): KmsFault {
  return new KmsFault('InvalidMarkerException', `Invalid marker '${marker}'`);
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
