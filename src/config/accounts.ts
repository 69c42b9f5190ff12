import { z } from 'zod';
import { isAccountId, isRegion, toScope } from '../kms/arn.ts';
import type { AccountOptions } from '../kms/client/account-connection.ts';
import type { OrganizationOptions } from '../kms/discovery/organization-options.ts';

// The section `accounts` of a GATEWAY_CONFIG file: the accounts to read.

const REGION = z
  .string()
  .refine(isRegion, 'expected an AWS Region such as us-east-2')
  .meta({ examples: ['us-east-2'] });

const REGIONS = z
  .array(REGION)
  .min(1, 'expected at least one Region')
  .refine((regions) => new Set(regions).size === regions.length, 'expected each Region once');

const ACCOUNT_ID = z.string().refine(isAccountId, 'expected an account ID of 12 digits').describe('12 digits.');

const EXTERNAL_ID = z
  .string()
  .regex(/^[\w+=,.@:/-]{2,1224}$/, 'expected an ExternalId of 2 to 1,224 letters, digits and _+=,.@:/-');

const SOURCE_IDENTITY = z
  .boolean()
  .optional()
  .describe(
    "Assume the role separately for each caller, with the caller's ID as SourceIdentity, so that CloudTrail names " +
      "the caller. The role's trust policy must allow sts:SetSourceIdentity.",
  );

const FIPS = z.boolean().optional().describe('Use FIPS endpoints.');
const DUAL_STACK = z.boolean().optional().describe('Use dual-stack (IPv6) endpoints.');

const ACCOUNT = z
  .strictObject({
    accountId: ACCOUNT_ID,
    regions: REGIONS.describe(
      'The Regions to read, all of one partition. The role is assumed at the STS endpoint of the first.',
    ),
    roleArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::[0-9]{12}:role\/.+$/, 'expected the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME')
      .optional()
      .describe(
        "The role to assume in the account. Without it, the gateway's own credentials must be of this account.",
      ),
    externalId: EXTERNAL_ID.optional().describe("The ExternalId that the role's trust policy requires."),
    sourceIdentity: SOURCE_IDENTITY,
    profile: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The profile in ~/.aws whose credentials are used, such as one of another partition. ' +
          'Default: the default credential chain.',
      ),
    fips: FIPS,
    dualStack: DUAL_STACK,
  })
  .superRefine(({ accountId, regions, roleArn, externalId, sourceIdentity }, context) => {
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const partitions = new Set(regions.map((region) => toScope(accountId, region).partition));
    if (partitions.size > 1) {
      issue('regions', `expected Regions of one partition, not of ${[...partitions].join(' and ')}`);
    }
    if (roleArn !== undefined && roleArn.split(':')[4] !== accountId) {
      issue('roleArn', `expected a role of account ${accountId}`);
    }
    if (externalId !== undefined && roleArn === undefined) {
      issue('externalId', 'expected roleArn, too: an ExternalId needs a role');
    }
    if (sourceIdentity === true && roleArn === undefined) {
      issue('sourceIdentity', 'expected roleArn, too: a SourceIdentity needs a role');
    }
  });

const ACCOUNT_LIST = z
  .array(ACCOUNT)
  .min(1, 'expected at least one account')
  .refine(
    (accounts) => new Set(accounts.map(({ accountId }) => accountId)).size === accounts.length,
    'expected each account once',
  )
  .describe('The first account is home: a key ID without an account is looked up there.');

const ORGANIZATION = z
  .strictObject({
    roleName: z
      .string()
      .regex(
        /^([\w+=,.@-]{1,64}\/){0,8}[\w+=,.@-]{1,64}$/,
        'expected the name of a role, such as KmsPolicyGatewayReader, or path/NAME; not an ARN',
      )
      .describe('The name of the role to assume in each account, with its path if it has one.'),
    externalId: EXTERNAL_ID.optional().describe('The ExternalId that the trust policies of the roles require.'),
    exclude: z
      .array(ACCOUNT_ID)
      .refine((accounts) => new Set(accounts).size === accounts.length, 'expected each account once')
      .optional()
      .describe('Accounts that the gateway does not read.'),
    regions: REGIONS.optional().describe(
      'The Regions to read, AWS_REGION included. A Region that is not enabled in an account is not read there. ' +
        'Default: all that are enabled.',
    ),
    sourceIdentity: SOURCE_IDENTITY,
    fips: FIPS,
    dualStack: DUAL_STACK,
  })
  .describe(
    "All active accounts of the organization that the account of the gateway's own credentials belongs to. " +
      'That account is home, in AWS_REGION, and the gateway reads it without a role.',
  );

/** A list of accounts, or how to find them. */
export const ACCOUNTS = z.union([ACCOUNT_LIST, z.strictObject({ organization: ORGANIZATION })], {
  error: 'expected a list of accounts, or {"organization": {"roleName": "..."}}',
});

/**
 * zod reports one issue for a union of a list and an object. Returns the issues of the one that the file has. Returns
 * the issue itself if the file has something else.
 */
export function toAlternativeIssues(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const chosen = issue.errors.find(
    (issues) => !issues.some(({ code, path }) => code === 'invalid_type' && !path.length),
  );
  return chosen?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue];
}

type Accounts = z.infer<typeof ACCOUNTS>;

/** Whether the file names the account, or lets the gateway find it. */
export function mayRead(accounts: Accounts, accountId: string): boolean {
  if (Array.isArray(accounts)) return accounts.some((account) => account.accountId === accountId);
  return !accounts.organization.exclude?.includes(accountId);
}

export function toAccountOptions(account: z.infer<typeof ACCOUNT>): AccountOptions {
  const {
    accountId,
    regions,
    roleArn = null,
    externalId = null,
    sourceIdentity = false,
    profile = null,
    fips = false,
    dualStack = false,
  } = account;
  const [first, ...others] = regions as [string, ...string[]];
  return { accountId, regions: [first, ...others], roleArn, externalId, sourceIdentity, profile, fips, dualStack };
}

export function toOrganizationOptions(organization: z.infer<typeof ORGANIZATION>): OrganizationOptions {
  const { roleName, externalId = null, exclude = [], regions = null } = organization;
  const { sourceIdentity = false, fips = false, dualStack = false } = organization;
  return { roleName, externalId, exclude, regions, sourceIdentity, fips, dualStack };
}
