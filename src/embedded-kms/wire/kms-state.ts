import { PREDEFINED_ALIASES } from '../aws-managed/predefined-aliases.ts';
import type { Principals } from '../enforcement/principals.ts';
import { createFaults, type Faults } from '../faults/faults.ts';
import { createFormerPolicies, type FormerPolicies } from '../faults/former-policies.ts';
import type { Organization } from '../organization/organization.ts';
import type { Seed } from '../seed/seed.ts';
import type { Ids } from '../store/ids.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { CallLog } from './call-log.ts';

/** The state of one embedded KMS, which all requests share. What a reset replaces is not read-only. */
export type KmsState = Contents & {
  readonly calls: CallLog;
  /** The users and roles of the seed. */
  readonly principals: Principals;
  /** Whether policies and grants are enforced. */
  readonly enforce: boolean;
  /** The clock of everything that has a date or an end, in epoch milliseconds. */
  readonly now: () => number;
  /** Returns to the seed, and forgets all else. Throws KmsFault if a state file keeps the changes. */
  readonly reset: () => void;
};

type Contents = Pick<Mutable<OpenStore>, 'store' | 'transact' | 'roles'> & {
  /** Replaced as a whole when the fault rules change. */
  faults: Faults;
  formerPolicies: FormerPolicies;
  /** Null: no account belongs to an organization. `setOrganization` replaces it as a whole. */
  organization: Organization | null;
  /** AWS's aliases that each account has in each Region, with or without a key. Sorted. */
  predefinedAliases: readonly string[];
  ids: Ids;
};

type Mutable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

/** What an embedded KMS starts with. */
export function createContents(seed: Seed, opened: OpenStore, now: () => number, ids: Ids): Contents {
  const { store, transact, roles } = opened;
  return {
    store,
    transact,
    roles,
    faults: createFaults(seed.faults ?? []),
    formerPolicies: createFormerPolicies(now),
    organization: seed.organization ?? null,
    predefinedAliases: [...new Set(seed.predefinedAliases ?? PREDEFINED_ALIASES)].sort(),
    ids,
  };
}
