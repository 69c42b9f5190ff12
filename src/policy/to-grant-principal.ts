import { toPrincipal } from './to-principal.ts';
import type { PolicyPrincipal } from './types.ts';

/**
 * The principal of a grant, from the two fields that ListGrants has for it. Null if KMS returned neither.
 * Source: AWS KMS API Reference, GrantListEntry: GranteePrincipal is an ARN as a rule, but the name of a service if the
 * grantee is an AWS service.
 */
export function toGrantPrincipal(
  principal: string | undefined,
  servicePrincipal: string | undefined,
): PolicyPrincipal | null {
  if (servicePrincipal) return toPrincipal('Service', servicePrincipal);
  if (!principal) return null;
  return toPrincipal(SERVICE.test(principal) ? 'Service' : 'AWS', principal);
}

/** The name of an AWS service, such as dynamodb.amazonaws.com or logs.cn-north-1.amazonaws.com.cn. */
const SERVICE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/;
