import DataLoader from 'dataloader';
import { type KeyRef, toArn } from './arn.ts';
import { type Alias, type KmsCalls, MAX_LIMIT } from './calls.ts';
import { KmsError } from './exceptions.ts';
import { loadWithin, type Page } from './pages.ts';
import { readEach } from './read-each.ts';

/**
 * The first page of the aliases of each key, or all of them. One key: one ListAliases. Many keys of one account and Region: first the list of all its aliases, a
 * hundred a call, for as long as that costs no more than a quarter of a call per key; then, if it has not ended, a call per key.
 */
export function createAliasLoader(calls: KmsCalls, signal: AbortSignal): DataLoader<KeyRef, Page<Alias>, string> {
  const readKey = (ref: KeyRef): Promise<Page<Alias>> =>
    calls.listAliases(ref, { limit: MAX_LIMIT.aliases, marker: null }, signal);

  const readScope = async (refs: readonly KeyRef[]): Promise<Map<string, Alias[]> | null> => {
    const [scope] = refs;
    const maxPages = Math.floor(refs.length * SWEEP_SHARE);
    if (scope === undefined || maxPages === 0) return null;
    const { partition, accountId, region } = scope;
    const readPage = (page: Parameters<KmsCalls['listAliases']>[1]) =>
      calls.listAliases({ partition, accountId, region }, page, signal);
    // What refuses the list of all may still tell of one key: then each key says for itself.
    const aliases = await loadWithin(readPage, MAX_LIMIT.aliases, maxPages).catch(toNull);
    return aliases && Map.groupBy(aliases.filter(hasTarget), ({ target }) => toArn(target));
  };

  const readBatch = async (refs: readonly KeyRef[]) => {
    const scopes = [...Map.groupBy(refs, ({ accountId, region }) => `${accountId} ${region}`).values()];
    const swept = await Promise.all(scopes.map(async (scope) => ({ scope, byKey: await readScope(scope) })));
    const known = new Map(
      swept.flatMap(({ scope, byKey }) =>
        byKey === null ? [] : scope.map((ref): [string, readonly Alias[]] => [toArn(ref), byKey.get(toArn(ref)) ?? []]),
      ),
    );
    const findPage = (ref: KeyRef): Page<Alias> | undefined => {
      const items = known.get(toArn(ref));
      // More than a page of one key's is for it to give: a cursor counts the items of one page only.
      return items && items.length <= MAX_LIMIT.aliases ? { items, nextMarker: null } : undefined;
    };
    return await readEach(
      refs,
      (ref) => ref,
      async (ref) => findPage(ref) ?? (await readKey(ref)),
    );
  };

  return new DataLoader<KeyRef, Page<Alias>, string>(readBatch, { cacheKeyFn: toArn });
}

function toNull(error: unknown): null {
  if (error instanceof KmsError) return null;
  throw error;
}

/** Calls for the list of all aliases, per key that is asked for. */
export const SWEEP_SHARE = 0.25;

function hasTarget(alias: Alias): alias is Alias & { readonly target: KeyRef } {
  return alias.target !== null;
}
