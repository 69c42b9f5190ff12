import { loadSeed } from './load-seed.ts';
import { createObservedStore } from './records.ts';
import type { Seed } from './seed.ts';
import { fillStateFile, openStateFile } from './state-file.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';
import type { Role } from './sts/role.ts';

export type OpenStore = {
  readonly store: Store;
  /** By ARN. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Makes the changes since the last one outlive the process; nothing to do without a state file. Throws where it cannot. */
  readonly commit: () => void;
  readonly close: () => void;
};

/** A state file that is there already counts, and not the seed. Throws SeedError and StateFileError. */
export async function openStore(seed: Seed, stateFile: string | null): Promise<OpenStore> {
  if (stateFile === null) {
    const { keys, aliases, grants, roles } = loadSeed(seed);
    return { store: createStore(keys, aliases, grants), roles: byArn(roles), commit: () => {}, close: () => {} };
  }
  const file = await openStateFile(stateFile);
  try {
    let records = file.load();
    if (records === null) {
      records = loadSeed(seed);
      fillStateFile(file, records);
    }
    const store = createStore(records.keys, records.aliases, records.grants);
    return {
      store: createObservedStore(store, file.save),
      roles: byArn(records.roles),
      commit: file.commit,
      close: file.close,
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

function byArn(roles: readonly Role[]): ReadonlyMap<string, Role> {
  return new Map(roles.map((role) => [role.arn, role]));
}
