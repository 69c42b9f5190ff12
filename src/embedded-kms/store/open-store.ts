import { existsSync } from 'node:fs';
import { createRecords } from '../seed/create-records.ts';
import type { Seed } from '../seed/seed.ts';
import type { Role } from '../sts/role.ts';
import { makeStateFile } from './make-state-file.ts';
import { openStateFile } from './state-file.ts';
import { createStore } from './store.ts';
import { createTransactions, type Transactions } from './transactions.ts';

export type OpenStore = Transactions & {
  /** By ARN. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly close: () => void;
};

/** The store of an embedded KMS without a state file. `now` is in epoch seconds. Throws SeedError. */
export function openMemoryStore(seed: Seed, now: number): OpenStore {
  const { keys, aliases, grants, roles } = createRecords(seed, now);
  const store = createStore(keys, aliases, grants);
  return { ...createTransactions(store, () => {}), roles: byArn(roles), close: () => {} };
}

/** Opens the state file, or makes it from the seed if it does not exist. Throws SeedError and StateFileError. */
export async function openStore(seed: Seed, stateFile: string | null, now: number): Promise<OpenStore> {
  if (stateFile === null) return openMemoryStore(seed, now);
  if (!existsSync(stateFile)) await makeStateFile(stateFile, createRecords(seed, now));
  const file = await openStateFile(stateFile);
  try {
    const { keys, aliases, grants, roles } = file.load();
    const store = createStore(keys, aliases, grants);
    return { ...createTransactions(store, file.write), roles: byArn(roles), close: file.close };
  } catch (error) {
    file.close();
    throw error;
  }
}

function byArn(roles: readonly Role[]): ReadonlyMap<string, Role> {
  return new Map(roles.map((role) => [role.arn, role]));
}
