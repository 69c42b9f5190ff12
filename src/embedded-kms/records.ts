import type { AliasRecord, GrantRecord, KeyRecord } from './key-record.ts';
import type { Store } from './store.ts';
import type { Role } from './sts/role.ts';

/** All that an embedded KMS knows: what a seed becomes, and what a state file keeps. */
export type Records = {
  readonly keys: readonly KeyRecord[];
  readonly aliases: readonly AliasRecord[];
  readonly grants: readonly GrantRecord[];
  readonly roles: readonly Role[];
};

export type RecordKind = keyof Records;

/** One record that is new, changed, or gone (`data` is null). Account, Region, kind and ID together name it. */
export type RecordChange = {
  readonly accountId: string;
  readonly region: string;
  readonly kind: RecordKind;
  readonly id: string;
  readonly data: object | null;
};

/** Each record as if it were put now. */
export function* toChanges({ keys, aliases, grants, roles }: Records): Generator<RecordChange> {
  for (const key of keys) yield toKeyChange(key);
  for (const alias of aliases) yield toAliasChange(alias);
  for (const grant of grants) yield toGrantChange(grant);
  for (const role of roles) yield { accountId: '', region: '', kind: 'roles', id: role.arn, data: role };
}

/** The same store, which tells `onChange` every record that is put or deleted. */
export function createObservedStore(store: Store, onChange: (change: RecordChange) => void): Store {
  const gone = (change: RecordChange) => onChange({ ...change, data: null });
  return {
    ...store,
    putKey(key) {
      store.putKey(key);
      onChange(toKeyChange(key));
    },
    deleteKey(key) {
      const { aliases, grants } = store.realm(key);
      const owned = [
        ...[...aliases.of(key.keyId).values()].map(toAliasChange),
        ...[...grants.of(key.keyId).values()].map(toGrantChange),
      ];
      store.deleteKey(key);
      for (const change of [...owned, toKeyChange(key)]) gone(change);
    },
    putAlias(alias) {
      store.putAlias(alias);
      onChange(toAliasChange(alias));
    },
    deleteAlias(alias) {
      store.deleteAlias(alias);
      gone(toAliasChange(alias));
    },
    putGrant(grant) {
      store.putGrant(grant);
      onChange(toGrantChange(grant));
    },
    deleteGrant(grant) {
      store.deleteGrant(grant);
      gone(toGrantChange(grant));
    },
  };
}

function toKeyChange(key: KeyRecord): RecordChange {
  return { accountId: key.accountId, region: key.region, kind: 'keys', id: key.keyId, data: key };
}

function toAliasChange(alias: AliasRecord): RecordChange {
  return { accountId: alias.accountId, region: alias.region, kind: 'aliases', id: alias.name, data: alias };
}

function toGrantChange(grant: GrantRecord): RecordChange {
  return { accountId: grant.accountId, region: grant.region, kind: 'grants', id: grant.grantId, data: grant };
}
