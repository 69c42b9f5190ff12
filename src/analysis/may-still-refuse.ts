import type { GrantResult } from './evaluate-grant.ts';
import type { StatementResult } from './evaluate-statement.ts';
import { type Evaluation, needsMoreOfIam } from './evaluation.ts';
import { matchPrincipal } from './match-principal.ts';
import type { AccessRequest } from './request/request-context.ts';
import type { RequestPrincipal } from './request/request-principal.ts';

/** What else AWS evaluates, and KMS does not show. */
export type AccessLimit =
  | 'IDENTITY_POLICY_DENY'
  | 'PERMISSIONS_BOUNDARY'
  | 'PERMISSIONS_BOUNDARY_DENY'
  | 'SESSION_POLICY'
  | 'SESSION_POLICY_DENY'
  | 'SCP'
  | 'RCP'
  | 'VPC_ENDPOINT_POLICY';

/**
 * What can still refuse a request that the key's policy and grants do not refuse.
 * Source: IAM User Guide, "Policy evaluation logic" and "Permissions boundaries"; AWS KMS Developer Guide,
 * "Troubleshooting key access" and "Resource control policies in AWS KMS".
 */
export function toLimits(evaluation: Evaluation): readonly AccessLimit[] {
  const { verdict, request, identityPolicies } = evaluation;
  if (verdict === 'DENIED' || verdict === 'NOT_ALLOWED') return [];
  const { principal, given } = request;
  const hasIdentity = principal.kind !== 'ROOT' && principal.kind !== 'SERVICE';
  const limits: AccessLimit[] = [];
  if (hasIdentity && identityPolicies === null) limits.push('IDENTITY_POLICY_DENY');
  if (hasIdentity) {
    const onlyDeny = isLimitedByDenyOnly(evaluation);
    if (principal.kind !== 'FEDERATED_USER') {
      limits.push(onlyDeny ? 'PERMISSIONS_BOUNDARY_DENY' : 'PERMISSIONS_BOUNDARY');
    }
    if (principal.kind !== 'USER') limits.push(onlyDeny ? 'SESSION_POLICY_DENY' : 'SESSION_POLICY');
  }
  if (principal.kind !== 'SERVICE' && !isServiceLinked(principal)) limits.push('SCP');
  if (isLimitedByRcp(request)) limits.push('RCP');
  if (!given.absent.has('aws:sourcevpce') && !(given.complete && !given.keys.has('aws:sourcevpce'))) {
    limits.push('VPC_ENDPOINT_POLICY');
  }
  return limits;
}

/**
 * Whether a boundary or a session policy refuses the request only by a Deny. That is so if the key policy or a grant
 * names the user or the session itself, or everyone. Where it names the role, or IAM policies decide, boundaries and
 * session policies also refuse what they do not allow.
 */
function isLimitedByDenyOnly({ verdict, grounds, basis, request, action }: Evaluation): boolean {
  if (verdict === 'UNKNOWN') return basis.length > 0 && basis.every((source) => namesItself(source, request));
  return grounds.direct === 'YES' && !needsMoreOfIam(action) && basis.some((source) => namesItself(source, request));
}

/** Whether it names the user or the session by its own ARN, or everyone. */
function namesItself(source: StatementResult | GrantResult, { principal, key }: AccessRequest): boolean {
  if ('statement' in source && source.statement.notPrincipals !== null) return true;
  const values = 'grant' in source ? [source.grant.grantee] : (source.statement.principals ?? []);
  return values.some((value) => {
    if (value === null || value.kind === 'IAM_ROLE') return false;
    return matchPrincipal(value, principal, key.region).direct === 'YES';
  });
}

/** Source: AWS Organizations User Guide, "Resource control policies", Resources and entities not restricted by RCPs. */
function isLimitedByRcp({ principal, key, action }: AccessRequest): boolean {
  return key.metadata?.manager !== 'AWS' && action !== 'kms:RetireGrant' && !isServiceLinked(principal);
}

/** SCPs do not limit service-linked roles. Source: AWS Organizations User Guide, "Service control policies". */
function isServiceLinked({ kind, value }: RequestPrincipal): boolean {
  return kind === 'ROLE' && value.includes(':role/aws-service-role/');
}
