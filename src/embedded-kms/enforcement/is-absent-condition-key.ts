import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';

/**
 * Whether a request certainly lacks the condition key, unless its caller, input or key have it. `name` is in lower case.
 * Whether a request to AWS would have any other condition key is not known: a call that depends on it is refused.
 * `isSession`: the request has credentials of a role.
 */
export function isAbsentConditionKey(name: string, { isSession }: { readonly isSession: boolean }): boolean {
  return (
    ABSENT.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix)) || (!isSession && OF_SESSIONS.has(name))
  );
}

const lower = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(toAsciiLowerCase));

/** Tags that the principal, the key or the input do not have; and the attestation of an enclave. */
const PREFIXES = ['aws:principaltag/', 'aws:requesttag/', 'aws:resourcetag/', 'kms:recipientattestation:'];

/** Long-term credentials have none of them. Source: IAM User Guide, "AWS global condition context keys". */
const OF_SESSIONS = lower(['aws:MultiFactorAuthAge', 'aws:MultiFactorAuthPresent', 'aws:TokenIssueTime']);

const ABSENT = lower([
  // The request comes through no VPC endpoint.
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:VpcSourceIp',
  // The credentials are of a user, or of AssumeRole.
  'aws:AssumedRoot',
  'aws:ChatbotSourceArn',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:Ec2InstanceSourceVpc',
  'aws:FederatedProvider',
  'ec2:RoleDelivery',
  'ec2:SourceInstanceArn',
  'glue:CredentialIssuingService',
  'glue:RoleAssumedBy',
  'identitystore:UserId',
  'lambda:SourceFunctionArn',
  'ssm:SourceInstanceArn',
  // The request does not have what would give them a value.
  'aws:referer',
  'aws:SourceIdentity',
  'aws:SourceOwner',
  'aws:TagKeys',
  'aws:UserAgent',
  'kms:GrantConstraintSourceArn',
  'kms:GrantConstraintType',
  'kms:GranteePrincipal',
  'kms:GranteeServicePrincipal',
  'kms:RequestAlias',
  'kms:ResourceAliases',
  'kms:RetiringPrincipal',
  'kms:RetiringServicePrincipal',
]);
