import { DEFAULT_REGIONS } from './regions.ts';

/** An organization of AWS Organizations, with all of its accounts. */
export type Organization = {
  /** One of `accounts`. */
  readonly managementAccountId: string;
  /** Member accounts that may call AWS Organizations, too. */
  readonly delegatedAdministrators?: readonly string[];
  readonly accounts: readonly OrganizationAccount[];
};

export type OrganizationAccount = {
  readonly accountId: string;
  /** Default: `Account` and the account ID. */
  readonly name?: string;
  /** Default: ACTIVE. */
  readonly state?: AccountState;
  /** The opt-in Regions that are enabled in the account. The Regions that AWS enables by default always are. */
  readonly optInRegions?: readonly string[];
};

/** Source: AWS Organizations API Reference, "Account". */
export const ACCOUNT_STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Whether the account may call AWS Organizations: the management account, and delegated administrators. */
export function isAdministrator(
  { managementAccountId, delegatedAdministrators = [] }: Organization,
  accountId: string,
): boolean {
  return accountId === managementAccountId || delegatedAdministrators.includes(accountId);
}

export function findAccount(organization: Organization | null, accountId: string): OrganizationAccount | undefined {
  return organization?.accounts.find((account) => account.accountId === accountId);
}

/** Whether the Region is enabled in the account. In an account that the organization does not have, all are. */
export function isEnabled(organization: Organization | null, accountId: string, region: string): boolean {
  const account = findAccount(organization, accountId);
  return account === undefined || DEFAULT_REGIONS.has(region) || (account.optInRegions ?? []).includes(region);
}
