import { z } from 'zod';
import { isAccountId } from '../kms/arn.ts';

/**
 * Whom the operator trusts besides the account of a key. `trustsConfigured`: also the accounts that the gateway reads.
 */
export type TrustConfig = {
  readonly accounts: ReadonlySet<string>;
  readonly trustsConfigured: boolean;
  readonly organizations: ReadonlySet<string>;
};

export const TRUSTS_NOBODY: TrustConfig = { accounts: new Set(), trustsConfigured: false, organizations: new Set() };

const CONFIGURED = 'configured';
const ORGANIZATION_ID = /^o-[a-z0-9]{10,32}$/;

export function isOrganizationId(text: string): boolean {
  return ORGANIZATION_ID.test(text);
}

/** The section in the schema of the file. */
export const ANALYSIS = z.strictObject({
  trustedAccounts: z
    .array(
      z
        .string()
        .refine(
          (text) => text === CONFIGURED || isAccountId(text),
          `expected an account ID of 12 digits, or "${CONFIGURED}"`,
        )
        .meta({ examples: ['444455556666', CONFIGURED] }),
    )
    .refine((accounts) => new Set(accounts).size === accounts.length, 'expected each account once')
    .optional()
    .describe(
      `Accounts of 12 digits, or "${CONFIGURED}" for the accounts that the gateway reads. Access of theirs is INFO in ` +
        '`Key.findings`, and TRUSTED_ACCOUNT in `Key.principals`.',
    ),
  trustedOrganizations: z
    .array(z.string().regex(ORGANIZATION_ID, 'expected the ID of an organization, such as o-a1b2c3d4e5'))
    .refine((organizations) => new Set(organizations).size === organizations.length, 'expected each organization once')
    .optional()
    .describe(
      'IDs of organizations, such as o-a1b2c3d4e5. Access of another organization is MEDIUM in `Key.findings`.',
    ),
});

export function toTrustConfig(section: z.infer<typeof ANALYSIS> | undefined): TrustConfig {
  const { trustedAccounts = [], trustedOrganizations = [] } = section ?? {};
  return {
    accounts: new Set(trustedAccounts.filter((account) => account !== CONFIGURED)),
    trustsConfigured: trustedAccounts.includes(CONFIGURED),
    organizations: new Set(trustedOrganizations),
  };
}
