/** How the gateway finds and reads the accounts of its organization. */
export type OrganizationOptions = {
  /** The role to assume in each account, with its path. The account of the gateway's own credentials needs none. */
  readonly roleName: string;
  readonly externalId: string | null;
  /** Accounts that are not read. */
  readonly exclude: readonly string[];
  /** The Regions to read, without those that are not enabled in an account. Null: all that are enabled. */
  readonly regions: readonly string[] | null;
  /** Whether the gateway assumes the role for each caller, with the caller as SourceIdentity. */
  readonly sourceIdentity: boolean;
  readonly fips: boolean;
  readonly dualStack: boolean;
};
