import type { FindingSeverity, KeyFindingCode } from '../generated/graphql.ts';

/** To whom a finding opens the key: everyone, or other accounts that nobody has declared as trusted. */
export type Exposure = 'public' | 'shared' | null;

export function toExposure({ code, severity }: { code: KeyFindingCode; severity: FindingSeverity }): Exposure {
  switch (code) {
    case 'PUBLIC':
    case 'PUBLIC_VIA_SERVICE':
    case 'NOT_PRINCIPAL_WITH_ALLOW':
      return 'public';
    case 'EXTERNAL_ACCOUNT':
    case 'EXTERNAL_GRANT':
      return severity === 'INFO' ? null : 'shared'; // INFO: the configuration trusts these accounts
    case 'ORGANIZATION_ACCESS': // INFO also if the configuration names no organizations
    case 'NETWORK_ONLY':
    case 'ATTESTATION_ONLY':
      return 'shared';
    default:
      return null;
  }
}

/** A finding in at most three words. */
export function toFindingLabel(code: string): string {
  return Object.hasOwn(LABELS, code) ? LABELS[code as KeyFindingCode] : code; // a code that is newer than this page
}

/** A Record, so that a code that is added to the schema does not compile until it has words. */
const LABELS: Record<KeyFindingCode, string> = {
  PUBLIC: 'Public',
  PUBLIC_VIA_SERVICE: 'Public',
  NOT_PRINCIPAL_WITH_ALLOW: 'Public',
  NETWORK_ONLY: 'Network only',
  ATTESTATION_ONLY: 'Attestation only',
  ORGANIZATION_ACCESS: 'Organization',
  EXTERNAL_ACCOUNT: 'Other account',
  EXTERNAL_GRANT: 'Grant to outside',
  GRANT_MAY_GRANT_ON: 'Grant can grant',
  UNRESTRICTED_CREATE_GRANT: 'Any grant',
  CONFUSED_DEPUTY: 'Confused deputy',
  NOT_PRINCIPAL_WITH_DENY: 'Wide Deny',
  ORPHAN_PRINCIPAL: 'Deleted principal',
  ALLOW_WITH_IF_EXISTS: 'Weak condition',
  FOR_ALL_VALUES_IN_ALLOW: 'Weak condition',
  SET_OPERATOR_ON_SINGLE_VALUE: 'Set operator',
  CONDITION_NEVER_TRUE: 'Never true',
  CONDITION_INVALID: 'Invalid condition',
  DENY_SKIPPED_WHERE_KEY_IS_MISSING: 'Skipped Deny',
  DENY_HITS_AWS_SERVICES: 'Deny hits services',
  INEFFECTIVE_STATEMENT: 'No effect',
  STATEMENT_PARTLY_INEFFECTIVE: 'Partly no effect',
  REDUNDANT_STATEMENT: 'Redundant',
  WILDCARD_ACTIONS: 'Wildcard',
  LOCKED_OUT: 'Locked out',
  SINGLE_ADMINISTRATOR: 'One administrator',
  NO_IAM_DELEGATION: 'Without IAM',
  REPLICA_POLICY_DIFFERS: 'Replica differs',
  ADMINISTRATOR_MAY_USE_KEY: 'Admin may use',
};
