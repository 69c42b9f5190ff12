import { type Place, toHref, toKeyHref } from '../ui/location.ts';

/** What a key is compared with. */
export type Target =
  | { readonly mode: 'key'; readonly other: OtherKey | null }
  /** Its primary key and replicas. */
  | { readonly mode: 'related' }
  /** A text that was pasted. It is not in the URL. */
  | { readonly mode: 'text' }
  /** A new text of the policy. */
  | { readonly mode: 'change' };

export type Mode = Target['mode'];

export type OtherKey = {
  /** Any identifier that `Query.key` accepts. */
  readonly id: string;
  /** Where the key is. Null for the place of the first key, and if `id` says it. */
  readonly place: Place | null;
  /** Whether the Regions of the two keys count as one. */
  readonly ignoreRegion: boolean;
};

/** The target of a URL: `mode`, and for another key `with`, `withAccount`, `withRegion` and `ignoreRegion=true`. */
export function parseTarget(search: string): Target {
  const parameters = new URLSearchParams(search);
  const mode = parameters.get('mode');
  if (mode === 'related' || mode === 'text' || mode === 'change') return { mode };
  const id = parameters.get('with');
  if (!id) return { mode: 'key', other: null };
  const [accountId, region] = [parameters.get('withAccount'), parameters.get('withRegion')];
  return {
    mode: 'key',
    other: {
      id,
      place: accountId && region ? { accountId, region } : null,
      ignoreRegion: parameters.get('ignoreRegion') === 'true',
    },
  };
}

export function toModeHref(mode: Mode): string {
  return toHref('compare', [['mode', mode]]);
}

export function toOtherHref({ id, place, ignoreRegion }: OtherKey): string {
  return toHref('compare', [
    ['mode', 'key'],
    ['with', id],
    ...(place === null ? [] : [['withAccount', place.accountId] as const, ['withRegion', place.region] as const]),
    ...(ignoreRegion ? [['ignoreRegion', 'true'] as const] : []),
  ]);
}

/** A tab of any key. */
export function toHrefOfKey(arn: string, tab: string, selected: Iterable<readonly [string, string]> = []): string {
  const parameters = new URLSearchParams({ tab });
  for (const [name, value] of selected) parameters.append(name, value);
  return `${toKeyHref(arn)}&${String(parameters).replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}

/** `arn:aws:kms:REGION:ACCOUNT:key/ID` or an alias, which says where the key is. */
export function isArn(id: string): boolean {
  return /^arn:[^:]*:kms:[^:]+:\d{12}:(key|alias)\//.test(id);
}

export function isKeyArn(id: string): boolean {
  return isArn(id) && id.includes(':key/');
}
