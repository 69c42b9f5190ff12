import { type RecordChange, toChange } from './records.ts';
import type { Store } from './store.ts';

/** One put or delete: its changes, and a function that undoes them. Steps must be undone in reverse order. */
export type Step = {
  readonly changes: readonly RecordChange[];
  readonly undo: () => void;
};

/** A store that changes the given store, and passes each put and delete to `onStep`. */
export function createRecordedStore(store: Store, onStep: (step: Step) => void): Store {
  const toDeletion = (change: RecordChange): RecordChange => ({ ...change, data: null });
  return {
    ...store,
    putKey(key) {
      const previous = store.realm(key).keys.get(key.keyId);
      store.putKey(key);
      const undo = () => (previous === undefined ? store.deleteKey(key) : store.putKey(previous));
      onStep({ changes: [toChange('keys', key)], undo });
    },
    deleteKey(key) {
      const realm = store.realm(key);
      const previous = realm.keys.get(key.keyId);
      if (previous === undefined) return;
      const aliases = [...realm.aliases.of(key.keyId).values()];
      const grants = [...realm.grants.of(key.keyId).values()];
      store.deleteKey(key);
      const changes = [
        ...aliases.map((alias) => toChange('aliases', alias)),
        ...grants.map((grant) => toChange('grants', grant)),
        toChange('keys', previous),
      ];
      const undo = () => {
        store.putKey(previous);
        for (const alias of aliases) store.putAlias(alias);
        for (const grant of grants) store.putGrant(grant);
      };
      onStep({ changes: changes.map(toDeletion), undo });
    },
    putAlias(alias) {
      const previous = store.realm(alias).aliases.all.get(alias.name);
      store.putAlias(alias);
      const undo = () => (previous === undefined ? store.deleteAlias(alias) : store.putAlias(previous));
      onStep({ changes: [toChange('aliases', alias)], undo });
    },
    deleteAlias(alias) {
      const previous = store.realm(alias).aliases.all.get(alias.name);
      if (previous === undefined) return;
      store.deleteAlias(alias);
      onStep({ changes: [toDeletion(toChange('aliases', previous))], undo: () => store.putAlias(previous) });
    },
    putGrant(grant) {
      const previous = store.realm(grant).grants.all.get(grant.grantId);
      store.putGrant(grant);
      const undo = () => (previous === undefined ? store.deleteGrant(grant) : store.putGrant(previous));
      onStep({ changes: [toChange('grants', grant)], undo });
    },
    deleteGrant(grant) {
      const previous = store.realm(grant).grants.all.get(grant.grantId);
      if (previous === undefined) return;
      store.deleteGrant(grant);
      onStep({ changes: [toDeletion(toChange('grants', previous))], undo: () => store.putGrant(previous) });
    },
  };
}
