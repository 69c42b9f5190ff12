import { type AliasRef, type KeyRef, type KmsScope, toArn } from '../arn.ts';
import type { KmsCalls } from '../calls.ts';
import { loadOnlyPage, type PageRequest } from '../pages.ts';
import type { Answer, ListRead, Read } from '../reads/define-read.ts';
import { type AnyRead, READS, type Reads } from '../reads/reads.ts';
import { createAliasLoader } from './alias-loader.ts';
import { type BatchLoader, createBatchLoader } from './batch-loader.ts';
import { readEach } from './read-each.ts';

/**
 * One loader for each read, which takes the target and then the option, if there is one. A loader of a short list
 * returns the whole list, and a loader of any other list one page. Each load rejects with KmsError.
 *
 * The first page of a key's aliases is always as long as KMS allows, whatever `limit` is.
 */
export type Loaders = { readonly [Name in keyof Reads]: Load<Reads[Name]> } & {
  /** Drops what was read, because a key was changed. Later loads call KMS again. */
  readonly forgetAll: () => void;
};

type Load<R> =
  R extends ListRead<string, infer Target, infer _, infer Item, true>
    ? (target: Target) => Promise<readonly Item[]>
    : R extends Read<string, infer Target, infer Option, infer _, infer Value>
      ? (target: Target, ...option: Option extends undefined ? [] : [option: Option]) => Promise<Value>
      : never;

/**
 * Creates the loaders of one request, each on its first use. Requests share no loaders, so that no caller gets the
 * answers of another.
 */
export function createLoaders(calls: KmsCalls, signal: AbortSignal): Loaders {
  const loaders: Record<string, unknown> = {};
  const create = () => {
    for (const [name, read] of NAMED_READS) loaders[name] = createLoadFunction(read, calls, signal);
    loaders.description = createLoadDescription(calls, signal);
    loaders.aliases = createLoadAliases(calls, signal);
  };
  create();
  loaders.forgetAll = create;
  return loaders as Loaders; // each has the type that Load derives from its read
}

const NAMED_READS: readonly [name: string, read: AnyRead][] = Object.entries(READS);

function createLoadFunction(read: AnyRead, calls: KmsCalls, signal: AbortSignal) {
  const loader = onFirstUse(() =>
    createLoader((target: KmsScope, option: unknown) =>
      isWhole(read)
        ? loadOnlyPage((page) => calls.read(read, target, page, signal), read.maxLimit)
        : calls.read(read, target, option, signal),
    ),
  );
  return (target: KmsScope, option?: unknown) => loader().load({ target, option });
}

function createLoadDescription(calls: KmsCalls, signal: AbortSignal): Loaders['description'] {
  const loader = onFirstUse(() =>
    createLoader(async (target: KeyRef | AliasRef) => {
      const description = await calls.read(READS.description, target, undefined, signal);
      // The answer to an alias is also the answer to the key that the alias points to.
      if ('aliasName' in target) loader().prime({ target: description.ref, option: undefined }, description);
      return description;
    }),
  );
  return (target) => loader().load({ target, option: undefined });
}

function createLoadAliases(calls: KmsCalls, signal: AbortSignal): Loaders['aliases'] {
  const firstPages = onFirstUse(() => createAliasLoader(calls, signal));
  const pages = onFirstUse(() =>
    createLoader((target: KeyRef | KmsScope, page: PageRequest) => calls.read(READS.aliases, target, page, signal)),
  );
  return (target, page) => {
    if (!('keyId' in target)) return pages().load({ target, option: page });
    if (page.marker === null) return firstPages().load(target);
    return pages().load({ target, option: { marker: page.marker, limit: READS.aliases.maxLimit } });
  };
}

/** A request uses one or two of the loaders. To create all of them would cost more than the rest of its context. */
function onFirstUse<Loader>(create: () => Loader): () => Loader {
  let loader: Loader | undefined;
  return () => {
    loader ??= create();
    return loader;
  };
}

/** One request to a loader. The loader deduplicates equal requests. */
type LoadRequest<Target, Option> = { readonly target: Target; readonly option: Option };

function createLoader<Target extends KmsScope, Option, Value>(
  read: (target: Target, option: Option) => Promise<Value>,
): BatchLoader<LoadRequest<Target, Option>, Value> {
  return createBatchLoader<LoadRequest<Target, Option>, Value>(
    (requests) =>
      readEach(
        requests,
        ({ target }) => target,
        ({ target, option }) => read(target, option),
      ),
    toCacheKey,
  );
}

function toCacheKey({ target, option }: LoadRequest<KmsScope | KeyRef | AliasRef, unknown>): string {
  const { accountId, region } = target;
  const name = 'keyId' in target || 'aliasName' in target ? toArn(target) : `${accountId} ${region}`;
  return option === undefined ? name : `${name} ${JSON.stringify(option)}`;
}

function isWhole(read: AnyRead): read is ListRead<AnyRead['operation'], KmsScope, Answer, unknown, true> {
  return 'whole' in read && read.whole === true;
}
