import type { Principals } from '../enforcement/principals.ts';
import type { Faults } from '../faults/faults.ts';
import type { FormerPolicies } from '../faults/former-policies.ts';
import type { Organization } from '../organization/organization.ts';
import type { OpenStore } from '../store/open-store.ts';
import type { CallLog } from './call-log.ts';

/** The state of one embedded KMS, which all requests share. */
export type KmsState = Omit<OpenStore, 'close'> & {
  readonly calls: CallLog;
  /** Replaced as a whole when the fault rules change. */
  faults: Faults;
  /** The users and roles of the seed. */
  readonly principals: Principals;
  /** Whether policies and grants are enforced. */
  readonly enforce: boolean;
  readonly formerPolicies: FormerPolicies;
  /** Null: no account belongs to an organization. `setOrganization` replaces it as a whole. */
  organization: Organization | null;
  /** The clock by which credentials of AssumeRole expire, quotas refill and stale reads end, in epoch milliseconds. */
  readonly now: () => number;
};
