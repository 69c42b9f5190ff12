import type { AccessDenialReason } from '../generated/graphql.ts';
import type { Failure } from './failure.ts';

/** What is missing, why, and who can change it. */
export function toDenialAdvice({ permission, reason }: Pick<Failure, 'permission' | 'reason'>): string {
  const call = permission ?? 'this call';
  const words = reason !== null && isReason(reason) ? WORDS[reason] : null;
  if (words === null) {
    return `The permission ${permission ?? 'for this call'} is missing. Trying again does not help until somebody grants it.`;
  }
  return `${words.replace('CALL', call)} Trying again does not help until somebody changes that.`;
}

function isReason(reason: string): reason is AccessDenialReason {
  return Object.hasOwn(WORDS, reason);
}

/** A Record, so that a reason that is added to the schema does not compile until it has words. */
const WORDS: Record<AccessDenialReason, string> = {
  IDENTITY_BASED_POLICY_DENIES: 'An IAM policy of the gateway’s role explicitly denies CALL.',
  NO_IDENTITY_BASED_POLICY_ALLOWS: 'No IAM policy of the gateway’s role allows CALL.',
  RESOURCE_BASED_POLICY_DENIES: 'The key policy explicitly denies CALL to the gateway.',
  NO_RESOURCE_BASED_POLICY_ALLOWS: 'The key policy does not allow CALL to the gateway or its account.',
  ROLE_TRUST_POLICY_DENIES: 'The trust policy of the role that the gateway assumes explicitly denies CALL.',
  NO_ROLE_TRUST_POLICY_ALLOWS: 'The trust policy of the role that the gateway assumes does not allow CALL.',
  PERMISSIONS_BOUNDARY_DENIES: 'The permissions boundary of the gateway’s role explicitly denies CALL.',
  NO_PERMISSIONS_BOUNDARY_ALLOWS: 'The permissions boundary of the gateway’s role does not allow CALL.',
  SESSION_POLICY_DENIES: 'A policy of the gateway’s session explicitly denies CALL.',
  NO_SESSION_POLICY_ALLOWS: 'No policy of the gateway’s session allows CALL.',
  SERVICE_CONTROL_POLICY_DENIES: 'A service control policy of the organization explicitly denies CALL.',
  NO_SERVICE_CONTROL_POLICY_ALLOWS: 'No service control policy of the organization allows CALL.',
  RESOURCE_CONTROL_POLICY_DENIES: 'A resource control policy of the organization explicitly denies CALL.',
  NO_RESOURCE_CONTROL_POLICY_ALLOWS: 'No resource control policy of the organization allows CALL.',
  VPC_ENDPOINT_POLICY_DENIES: 'The policy of the VPC endpoint on the way to AWS explicitly denies CALL.',
  NO_VPC_ENDPOINT_POLICY_ALLOWS: 'The policy of the VPC endpoint on the way to AWS does not allow CALL.',
  EXPLICIT_DENY: 'A policy explicitly denies CALL. AWS does not say which kind.',
  KEY_MISSING_OR_KEY_POLICY_REFUSES:
    'The key does not exist in this Region, or its key policy does not let the gateway perform CALL.',
};
