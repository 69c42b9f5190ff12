import { z } from 'zod';
import { JsonInputError, parseJsonInput, toProblems } from '../json/input.ts';
import { isAccountId, isRegion, toScope } from '../kms/arn.ts';
import type { AccountOptions } from '../kms/client/connection.ts';
import { ACCESS_SECTIONS, type AccessConfig, findAccessProblem, toAccessConfig } from './access.ts';

/** What a GATEWAY_CONFIG file says. */
export type GatewayFile = {
  /** The accounts to read; null where it names none. */
  readonly accounts: readonly [AccountOptions, ...AccountOptions[]] | null;
  /** Who asks, and what they may read; null where nobody has to say who they are. */
  readonly access: AccessConfig | null;
};

/** The text of a GATEWAY_CONFIG file. Throws JsonInputError with all problems, each with its place. */
export function parseGatewayConfig(text: string): GatewayFile {
  const result = GATEWAY_CONFIG.safeParse(parseJsonInput(text));
  if (!result.success) throw new JsonInputError(toProblems(result.error));
  const accounts = result.data.accounts?.map(toAccountOptions) ?? null;
  return { accounts: accounts as GatewayFile['accounts'], access: toAccessConfig(result.data) };
}

const REGION = z
  .string()
  .refine(isRegion, 'expected an AWS Region such as us-east-2')
  .meta({ examples: ['us-east-2'] });

const ACCOUNT = z
  .strictObject({
    accountId: z.string().refine(isAccountId, 'expected an account ID of 12 digits').describe('12 digits.'),
    regions: z
      .array(REGION)
      .min(1, 'expected at least one Region')
      .refine((regions) => new Set(regions).size === regions.length, 'expected each Region once')
      .describe('The Regions to read; of one partition. The first is where STS is asked for the role.'),
    roleArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::[0-9]{12}:role\/.+$/, 'expected the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME')
      .optional()
      .describe(
        "The role to assume in the account. Without it, the gateway's own credentials must be of this account.",
      ),
    externalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/, 'expected an ExternalId of 2 to 1,224 of letters, digits and +=,.@:/-')
      .optional()
      .describe("The ExternalId that the role's trust policy asks for."),
    sourceIdentity: z
      .boolean()
      .optional()
      .describe(
        "Assume the role for each caller on their own, with the caller's ID as SourceIdentity, so that CloudTrail names the caller. The role's trust policy must allow sts:SetSourceIdentity.",
      ),
    profile: z
      .string()
      .min(1)
      .optional()
      .describe('The profile of ~/.aws to begin with, such as one of another partition; else the default chain.'),
    fips: z.boolean().optional().describe('Use FIPS endpoints.'),
    dualStack: z.boolean().optional().describe('Use dual-stack (IPv6) endpoints.'),
  })
  .superRefine(({ accountId, regions, roleArn, externalId, sourceIdentity }, context) => {
    const partitions = new Set(regions.map((region) => toScope(accountId, region).partition));
    if (partitions.size > 1) {
      context.addIssue({
        code: 'custom',
        path: ['regions'],
        message: `expected Regions of one partition, not of ${[...partitions].join(' and ')}`,
      });
    }
    if (roleArn !== undefined && roleArn.split(':')[4] !== accountId) {
      context.addIssue({ code: 'custom', path: ['roleArn'], message: `expected a role of account ${accountId}` });
    }
    if (externalId !== undefined && roleArn === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['externalId'],
        message: 'expected roleArn, too: an ExternalId goes with a role',
      });
    }
    if (sourceIdentity === true && roleArn === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['sourceIdentity'],
        message: 'expected roleArn, too: a SourceIdentity goes with a role',
      });
    }
  });

/** The first account is home, in its first Region: where an ID that names none is looked for. */
export const GATEWAY_CONFIG = z
  .strictObject({
    $schema: z.string().optional(),
    accounts: z
      .array(ACCOUNT)
      .min(1, 'expected at least one account')
      .refine(
        (accounts) => new Set(accounts.map(({ accountId }) => accountId)).size === accounts.length,
        'expected each account once',
      )
      .optional()
      .describe(
        'The accounts to read, with KMS_MODE=aws alone; the account of the credentials where it is not given. The first is home: where an ID that names no account is looked for.',
      ),
    ...ACCESS_SECTIONS,
  })
  .superRefine((file, context) => {
    const issue = (message: string, ...path: PropertyKey[]) => context.addIssue({ code: 'custom', path, message });
    const { accounts, authentication, authorization } = file;
    if (accounts === undefined && authentication === undefined) issue('expected the accounts to read', 'accounts');
    const problem = findAccessProblem(file);
    if (problem !== null) issue(problem[1], problem[0]);
    const known = new Set(accounts?.map(({ accountId }) => accountId));
    authorization?.grants.forEach((grant, index) => {
      if (accounts === undefined || grant.accounts === 'all' || grant.accounts.every((id) => known.has(id))) return;
      issue('expected accounts that /accounts names', 'authorization', 'grants', index, 'accounts');
    });
    accounts?.forEach(({ sourceIdentity }, index) => {
      if (sourceIdentity !== true || authentication !== undefined) return;
      issue('expected authentication, too: without it, no caller is known', 'accounts', index, 'sourceIdentity');
    });
  });

function toAccountOptions(account: z.infer<typeof ACCOUNT>): AccountOptions {
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
