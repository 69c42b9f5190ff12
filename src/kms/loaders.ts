import DataLoader from 'dataloader';
import { createAliasLoader } from './alias-loader.ts';
import { type AliasRef, type KeyRef, type KmsScope, toArn } from './arn.ts';
import {
  type Alias,
  type GrantListEntry,
  type KeyDescription,
  type KeyPolicyText,
  type KmsCalls,
  MAX_LIMIT,
  type RotationStatus,
  type Tag,
} from './calls.ts';
import { loadOnlyPage, type Page, type PageRequest } from './pages.ts';
import { readEach } from './read-each.ts';

/** Each load rejects with KmsError. */
export type Loaders = {
  policy(ref: KeyRef, policyName: string): Promise<KeyPolicyText>;
  description(ref: KeyRef | AliasRef): Promise<KeyDescription>;
  /** All of them: a key has one. */
  policyNames(ref: KeyRef): Promise<readonly string[]>;
  /** One page of a hundred, or all at once: a key may have 50, or what AWS has raised that to. */
  aliases(ref: KeyRef, page: Pick<PageRequest, 'marker'>): Promise<Page<Alias>>;
  /** One page: each key of an account may have 50 in a Region. */
  aliasesOfScope(scope: KmsScope, page: PageRequest): Promise<Page<Alias>>;
  /** All of them: a key has at most 50. */
  tags(ref: KeyRef): Promise<readonly Tag[]>;
  rotation(ref: KeyRef): Promise<RotationStatus>;
  /** One page: an account may have 100,000 in a Region. */
  keys(scope: KmsScope, page: PageRequest): Promise<Page<KeyRef>>;
  /** One page: a key may have 50,000. */
  grants(ref: KeyRef, page: PageRequest): Promise<Page<GrantListEntry>>;
};

/** One set per request: nothing read for one caller is reused for another. */
export function createLoaders(calls: KmsCalls, signal: AbortSignal): Loaders {
  const policies = perKey(
    ({ ref, policyName }: { ref: KeyRef; policyName: string }) => calls.getKeyPolicy(ref, policyName, signal),
    ({ ref, policyName }) => `${toArn(ref)} ${policyName}`,
    ({ ref }) => ref,
  );
  const descriptions = perKey(
    async (ref: KeyRef | AliasRef) => {
      const description = await calls.describeKey(ref, signal);
      // What an alias's answer says of its key need not be asked again under the key's own name.
      if ('aliasName' in ref) descriptions.prime(description.ref, description);
      return description;
    },
    toArn,
    itself,
  );
  const policyNames = perKey(
    (ref: KeyRef) => loadOnlyPage((page) => calls.listKeyPolicies(ref, page, signal), MAX_LIMIT.policyNames),
    toArn,
    itself,
  );
  const tags = perKey(
    (ref: KeyRef) => loadOnlyPage((page) => calls.listResourceTags(ref, page, signal), MAX_LIMIT.tags),
    toArn,
    itself,
  );
  const rotations = perKey((ref: KeyRef) => calls.getKeyRotationStatus(ref, signal), toArn, itself);
  const keys = perKey(
    ({ scope, page }: { scope: KmsScope; page: PageRequest }) => calls.listKeys(scope, page, signal),
    ({ scope, page }) => `${scope.accountId} ${scope.region} ${page.limit} ${page.marker}`,
    ({ scope }) => scope,
  );
  const grants = perKey(
    ({ ref, page }: { ref: KeyRef; page: PageRequest }) => calls.listGrants(ref, page, signal),
    ({ ref, page }) => `${toArn(ref)} ${page.limit} ${page.marker}`,
    ({ ref }) => ref,
  );
  const aliases = createAliasLoader(calls, signal);
  const aliasPages = perKey(
    ({ of, page }: { of: KeyRef | KmsScope; page: PageRequest }) => calls.listAliases(of, page, signal),
    ({ of, page }) => `${'keyId' in of ? toArn(of) : `${of.accountId} ${of.region}`} ${page.limit} ${page.marker}`,
    ({ of }) => of,
  );
  return {
    policy: (ref, policyName) => policies.load({ ref, policyName }),
    description: (ref) => descriptions.load(ref),
    policyNames: (ref) => policyNames.load(ref),
    aliases: (ref, { marker }) =>
      marker === null ? aliases.load(ref) : aliasPages.load({ of: ref, page: { marker, limit: MAX_LIMIT.aliases } }),
    aliasesOfScope: (scope, page) => aliasPages.load({ of: scope, page }),
    tags: (ref) => tags.load(ref),
    rotation: (ref) => rotations.load(ref),
    keys: (scope, page) => keys.load({ scope, page }),
    grants: (ref, page) => grants.load({ ref, page }),
  };
}

/** One call per distinct key: two keys of the same `cacheKeyFn` are one. */
function perKey<Key, Value>(
  read: (key: Key) => Promise<Value>,
  cacheKeyFn: (key: Key) => string,
  scopeOf: (key: Key) => KmsScope,
) {
  return new DataLoader<Key, Value, string>((keys) => readEach(keys, scopeOf, read), { cacheKeyFn });
}

/** A key is its own scope. */
function itself<Ref extends KmsScope>(ref: Ref): Ref {
  return ref;
}
