import type { KmsScope } from './arn.ts';
import { type KmsOperation, permissionOf } from './operations.ts';
import type { Permission } from './permissions.ts';

/** What a caller may do in a part of the accounts and Regions of the gateway. */
export type AccessRule = {
  readonly accounts: readonly string[] | 'all';
  readonly regions: readonly string[] | 'all';
  readonly permissions: readonly Permission[];
};

/** A caller may do what at least one rule permits. Null: everything, as without authentication. */
export type Access = readonly AccessRule[] | null;

/** The sender of a request. */
export type Caller = {
  /**
   * Unique per caller: from the subject of a token, or from the name of an API key. The audit log contains it. If the
   * gateway assumes a role for each caller, CloudTrail contains it, too. Null without authentication.
   */
  readonly id: string | null;
  readonly access: Access;
};

/** May do everything. The caller if authentication is not configured, and in programs that an operator runs. */
export const UNRESTRICTED_CALLER: Caller = { id: null, access: null };

/** Whether the caller may use the operation in the account and Region. */
export function allows(access: Access, operation: KmsOperation, scope: KmsScope): boolean {
  if (access === null) return true;
  const permission = permissionOf(operation);
  return access.some((rule) => covers(rule, scope) && rule.permissions.includes(permission));
}

/**
 * Whether the caller may read anything in the account and Region. If not, the gateway answers as if it were not
 * configured for them.
 */
export function sees(access: Access, scope: Pick<KmsScope, 'accountId' | 'region'>): boolean {
  return access === null || access.some((rule) => covers(rule, scope));
}

/** Whether the caller may read anything in at least one Region of the account. */
export function seesAccount(access: Access, accountId: string): boolean {
  return access === null || access.some(({ accounts }) => includes(accounts, accountId));
}

/** Whether the caller may read anything in a Region of the account that is not one of `regions`. */
export function seesOtherRegions(access: Access, accountId: string, regions: readonly string[]): boolean {
  const isOther = (region: string) => !regions.includes(region);
  return (
    access === null ||
    access.some((rule) => includes(rule.accounts, accountId) && (rule.regions === 'all' || rule.regions.some(isOther)))
  );
}

function covers(
  { accounts, regions }: AccessRule,
  { accountId, region }: Pick<KmsScope, 'accountId' | 'region'>,
): boolean {
  return includes(accounts, accountId) && includes(regions, region);
}

function includes(names: readonly string[] | 'all', name: string): boolean {
  return names === 'all' || names.includes(name);
}
