import { type KeyRef, toArn } from '../arn.ts';
import type { KmsCalls } from '../calls.ts';
import { KmsError } from '../exceptions.ts';
import { loadWithin, type Page, type PageRequest } from '../pages.ts';
import { type Alias, aliases } from '../reads/aliases.ts';
import { type BatchLoader, createBatchLoader } from './batch-loader.ts';
import { readEach } from './read-each.ts';

/**
 * Loads the first page of the aliases of each key. One key costs one ListAliases call. For many keys of one account and
 * Region, it first lists the aliases of the whole Region, for at most a quarter of a call per key. If that list has not
 * ended by then, each key costs a call.
 */
export function createAliasLoader(calls: KmsCalls, signal: AbortSignal): BatchLoader<KeyRef, Page<Alias>> {
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

  const readBatch = (refs: readonly KeyRef[]) => {
    const lists = new Map([...Map.groupBy(refs, toRegion)].map(([region, keys]) => [region, readRegion(keys)]));
    return readEach(
      refs,
      (ref) => ref,
      async (ref) => {
        const list = await lists.get(toRegion(ref));
        const items = list && (list.get(toArn(ref)) ?? []);
        // A key with more aliases than a page holds is read on its own: its next page needs a marker of its own list.
        return items && items.length <= aliases.maxLimit ? { items, nextMarker: null } : await readKey(ref);
      },
    );
  };

  return createBatchLoader(readBatch, toArn);
}

/** The most calls for the aliases of a whole Region, per key whose aliases are needed. */
export const REGION_CALLS_PER_KEY = 0.25;

function ignoreKmsError(error: unknown): null {
  if (error instanceof KmsError) return null;
  throw error;
}

function toRegion({ accountId, region }: KeyRef): string {
  return `${accountId} ${region}`;
}

function hasTarget(alias: Alias): alias is Alias & { readonly target: KeyRef } {
  return alias.target !== null;
}
