import type { PolicyPrincipal, PolicyPrincipalKind } from './types.ts';

/** The keys that a Principal object can have. */
export const PRINCIPAL_TYPES = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

/**
 * The principal that one value of a Principal element names. `type` is the key of the value, and null if the element
 * is a string, such as "*".
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function toPrincipal(type: string | null, value: string): PolicyPrincipal {
  const arn = ARN.exec(value)?.groups;
  const kind = toKind(type, value, arn);
  const accountId = kind === 'ACCOUNT' && arn === undefined ? value : (arn?.account ?? '');
  return { kind, type, value, accountId: ACCOUNT_ID.test(accountId) ? accountId : null };
}

const ACCOUNT_ID = /^\d{12}$/;
const WILDCARD = /[*?]/;
const ARN = /^arn:[^:]+:(?<service>[^:]*):[^:]*:(?<account>[^:]*):(?<resource>.+)$/s;

/**
 * The unique IDs of IAM users and roles. The other prefixes belong to things that cannot be principals of a policy,
 * such as groups, instance profiles and access keys. Source: IAM User Guide, "IAM identifiers".
 */
const UNIQUE_ID = /^(?:AIDA|AROA)[A-Z0-9]+$/;

type ArnParts = { readonly [part: string]: string };

function toKind(type: string | null, value: string, arn: ArnParts | undefined): PolicyPrincipalKind {
  if (type === null) return value === '*' ? 'EVERYONE' : 'OTHER';
  if (type === 'AWS') return arn === undefined ? toAwsKind(value) : toArnKind(arn);
  if (type === 'Federated') return arn === undefined ? 'FEDERATED' : toArnKind(arn);
  if (arn !== undefined) return 'OTHER';
  if (type === 'Service') return 'SERVICE';
  return type === 'CanonicalUser' ? 'CANONICAL_USER' : 'OTHER';
}

function toAwsKind(value: string): PolicyPrincipalKind {
  if (value === '*') return 'EVERYONE';
  if (ACCOUNT_ID.test(value)) return 'ACCOUNT';
  return UNIQUE_ID.test(value) ? 'UNIQUE_ID' : 'OTHER';
}

const KINDS_BY_RESOURCE: readonly (readonly [RegExp, PolicyPrincipalKind])[] = [
  [/^iam:root$/, 'ACCOUNT'],
  [/^iam:role\/./s, 'IAM_ROLE'],
  [/^iam:user\/./s, 'IAM_USER'],
  [/^iam:(?:saml|oidc)-provider\/./s, 'FEDERATED'],
  [/^sts:assumed-role\/./s, 'ASSUMED_ROLE'],
  [/^sts:federated-user\/./s, 'FEDERATED_USER'],
];

/** The kind by the form of the ARN. An ARN with a wildcard, which AWS refuses, gets the kind that its author meant. */
function toArnKind({ service, account = '', resource }: ArnParts): PolicyPrincipalKind {
  if (!ACCOUNT_ID.test(account) && !WILDCARD.test(account)) return 'OTHER';
  const shape = `${service}:${resource}`;
  return KINDS_BY_RESOURCE.find(([pattern]) => pattern.test(shape))?.[1] ?? 'OTHER';
}
