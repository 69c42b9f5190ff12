import type { KmsScope } from './arn.ts';
import type { KmsOperation } from './quotas.ts';

/** What a caller can be granted. One that writes is to be a word of its own here, so that nobody has it by an old grant. */
export const PERMISSIONS = ['key:read', 'policy:read', 'grant:read'] as const;

export type Permission = (typeof PERMISSIONS)[number];

/** Leave to read some of what the gateway reads. */
export type Grant = {
  readonly accounts: readonly string[] | 'all';
  readonly regions: readonly string[] | 'all';
  readonly permissions: readonly Permission[];
};

/** Whatever one of the grants allows; null: everything, as where nobody has to say who they are. */
export type Access = readonly Grant[] | null;

/** For whom KMS is called. */
export type Asker = {
  /** Of everyone another; null where nobody has to say who they are. */
  readonly id: string | null;
  readonly access: Access;
};

/** Whether the operation may be called there. */
export function allows(access: Access, operation: KmsOperation, scope: KmsScope): boolean {
  if (access === null) return true;
  const permission = permissionOf(operation);
  return access.some((grant) => covers(grant, scope) && grant.permissions.includes(permission));
}

/** Whether anything may be read there; what may not is for the caller as if the gateway were not configured for it. */
export function sees(access: Access, scope: Pick<KmsScope, 'accountId' | 'region'>): boolean {
  return access === null || access.some((grant) => covers(grant, scope));
}

/** Whether anything may be read in a Region of the account. */
export function seesAccount(access: Access, accountId: string): boolean {
  return access === null || access.some(({ accounts }) => includes(accounts, accountId));
}

/** What a caller needs for an operation of KMS. */
export function permissionOf(operation: KmsOperation): Permission {
  return NEEDED[operation];
}

/** An operation that is not here does not compile: none can be added without a permission. */
const NEEDED: Readonly<Record<KmsOperation, Permission>> = {
  ListKeys: 'key:read',
  DescribeKey: 'key:read',
  ListAliases: 'key:read',
  ListResourceTags: 'key:read',
  GetKeyRotationStatus: 'key:read',
  GetKeyPolicy: 'policy:read',
  ListKeyPolicies: 'policy:read',
  ListGrants: 'grant:read',
};

function covers({ accounts, regions }: Grant, { accountId, region }: Pick<KmsScope, 'accountId' | 'region'>): boolean {
  return includes(accounts, accountId) && includes(regions, region);
}

function includes(names: readonly string[] | 'all', name: string): boolean {
  return names === 'all' || names.includes(name);
}
