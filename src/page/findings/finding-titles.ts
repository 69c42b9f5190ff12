import type { KeyFindingCode } from '../generated/graphql.ts';

/** What a finding is about, in a few words. */
export function toTitle(code: KeyFindingCode): string {
  // A code that is newer than this page.
  return Object.hasOwn(TITLES, code) ? TITLES[code] : code;
}

/** A Record, so that a code that is added to the schema does not compile until it has a title. */
const TITLES: Record<KeyFindingCode, string> = {
  ADMINISTRATOR_MAY_USE_KEY: 'An administrator can also use the key',
  ALLOW_WITH_IF_EXISTS: 'A condition is also met without its key',
  ATTESTATION_ONLY: 'Open to everyone with attested code',
  CONDITION_INVALID: 'A condition may not do what it says',
  CONDITION_NEVER_TRUE: 'A condition is never met',
  CONFUSED_DEPUTY: 'An AWS service may act for anyone',
  DENY_HITS_AWS_SERVICES: 'A Deny also hits AWS services',
  DENY_SKIPPED_WHERE_KEY_IS_MISSING: 'A Deny is skipped where its condition key is missing',
  EXTERNAL_ACCOUNT: 'Open to another account',
  EXTERNAL_GRANT: 'A grant for another account',
  FOR_ALL_VALUES_IN_ALLOW: 'ForAllValues is also met without a value',
  GRANT_MAY_GRANT_ON: 'A grant that can create grants',
  INEFFECTIVE_STATEMENT: 'A statement without effect',
  LOCKED_OUT: 'Nobody can change the policy',
  NETWORK_ONLY: 'Open to everyone in a network',
  NOT_PRINCIPAL_WITH_ALLOW: 'NotPrincipal allows everyone else',
  NOT_PRINCIPAL_WITH_DENY: 'NotPrincipal denies more than it seems to',
  NO_IAM_DELEGATION: 'IAM policies of the account allow nothing',
  ORGANIZATION_ACCESS: 'Open to an organization',
  ORPHAN_PRINCIPAL: 'A deleted principal is named',
  PUBLIC: 'Open to everyone',
  PUBLIC_VIA_SERVICE: 'Open to everyone through an AWS service',
  REDUNDANT_STATEMENT: 'A statement that changes nothing',
  REPLICA_POLICY_DIFFERS: 'Primary key and replica have different policies',
  SET_OPERATOR_ON_SINGLE_VALUE: 'A set operator on a key with a single value',
  SINGLE_ADMINISTRATOR: 'Only one principal can change the policy',
  STATEMENT_PARTLY_INEFFECTIVE: 'A part of a statement has no effect',
  UNRESTRICTED_CREATE_GRANT: 'Can create any grant without being an administrator',
  WILDCARD_ACTIONS: 'All actions for somebody who is no administrator',
};
