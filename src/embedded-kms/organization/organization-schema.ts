import { z } from 'zod';
import { ACCOUNT_STATES, type Organization } from './organization.ts';
import { OPT_IN_REGIONS } from './regions.ts';

const ACCOUNT_ID = z.string().regex(/^[0-9]{12}$/, 'expected an account ID of 12 digits');

const ACCOUNT = z.strictObject({
  accountId: ACCOUNT_ID,
  name: z.string().min(1).max(50).describe('Default: Account and the account ID.').exactOptional(),
  state: z.enum(ACCOUNT_STATES).describe('Default: ACTIVE.').exactOptional(),
  optInRegions: z
    .array(z.enum(OPT_IN_REGIONS, 'expected a Region that accounts have to enable, such as ap-east-1'))
    .describe(
      'The opt-in Regions that are enabled in the account. Calls in the others fail, as in AWS. ' +
        'The Regions that AWS enables by default always are. Default: none.',
    )
    .exactOptional(),
});

/** The organization of a seed. */
export const ORGANIZATION: z.ZodType<Organization> = z
  .strictObject({
    managementAccountId: ACCOUNT_ID,
    delegatedAdministrators: z
      .array(ACCOUNT_ID)
      .describe('Member accounts that may call ListAccounts, as the management account may.')
      .exactOptional(),
    accounts: z.array(ACCOUNT).describe('All accounts of the organization, with the management account.'),
  })
  .superRefine(({ managementAccountId, delegatedAdministrators = [], accounts }, context) => {
    const known = new Set(accounts.map(({ accountId }) => accountId));
    const issue = (message: string, ...path: PropertyKey[]) => context.addIssue({ code: 'custom', path, message });
    if (known.size < accounts.length) issue('expected each account once', 'accounts');
    if (!known.has(managementAccountId)) issue('expected one of /organization/accounts', 'managementAccountId');
    delegatedAdministrators.forEach((accountId, index) => {
      if (!known.has(accountId)) issue('expected one of /organization/accounts', 'delegatedAdministrators', index);
    });
  })
  .describe('The organization that the accounts belong to, for ListAccounts and ListRegions.');
