import DataLoader from 'dataloader';
import { type KeyRef, toArn } from './arn.ts';
import type { KmsCalls } from './calls.ts';
import { KmsError } from './exceptions.ts';
import { loadWithin, type Page, type PageRequest } from './pages.ts';
import { readEach } from './read-each.ts';
import { type Alias, aliases } from './reads/aliases.ts';

/**
 * Loads the first page of the aliases of each key. One key costs one ListAliases call. For many keys of one account and
 * Region, it first lists the aliases of the whole Region, for at most a quarter of a call per key. If that list has not
 * ended by then, each key costs a call.
 */
export function createAliasLoader(calls: KmsCalls, signal: AbortSignal): DataLoader<KeyRef, Page<Alias>, string> {
  const readKey = (ref: KeyRef) => calls.read(aliases, ref, { limit: aliases.maxLimit, marker: null }, signal);

  /** The aliases of the Region, by the ARN of their key; null if the list was too long, or could not be read. */
  const readRegion = async (refs: readonly KeyRef[]): Promise<Map<string, Alias[]> | null> => {
    const [ref] = refs;
    const maxPages = Math.floor(refs.length * REGION_CALLS_PER_KEY);
    if (ref === undefined || maxPages === 0) return null;
    const { partition, accountId, region } = ref;
    const readPage = (page: PageRequest) => calls.read(aliases, { partition, accountId, region }, page, signal);
    // KMS may refuse the list of a Region, and still answer for one key: then each key is read on its own.
    const found = await loadWithin(readPage, aliases.maxLimit, maxPages).catch(ignoreKmsError);
    return found && Map.groupBy(found.filter(hasTarget), ({ target }) => toArn(target));
  };

  const readBatch = async (refs: readonly KeyRef[]) => {
    const regions = [...Map.groupBy(refs, ({ accountId, region }) => `${accountId} ${region}`).values()];
    const lists = await Promise.all(regions.map(async (keys) => ({ keys, byKey: await readRegion(keys) })));
    const known = new Map(
      lists.flatMap(({ keys, byKey }) =>
        byKey === null ? [] : keys.map((ref): [string, readonly Alias[]] => [toArn(ref), byKey.get(toArn(ref)) ?? []]),
      ),
    );
    const findPage = (ref: KeyRef): Page<Alias> | undefined => {
      const items = known.get(toArn(ref));
      // A key with more aliases than a page holds is read on its own: its next page needs a marker of its own list.
      return items && items.length <= aliases.maxLimit ? { items, nextMarker: null } : undefined;
    };
    return await readEach(
      refs,
      (ref) => ref,
      async (ref) => findPage(ref) ?? (await readKey(ref)),
    );
  };

  return new DataLoader<KeyRef, Page<Alias>, string>(readBatch, { cacheKeyFn: toArn });
}

/** The most calls for the aliases of a whole Region, per key whose aliases are needed. */
export const REGION_CALLS_PER_KEY = 0.25;

function ignoreKmsError(error: unknown): null {
  if (error instanceof KmsError) return null;
  throw error;
}

function hasTarget(alias: Alias): alias is Alias & { readonly target: KeyRef } {
  return alias.target !== null;
}
