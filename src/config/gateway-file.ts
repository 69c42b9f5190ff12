import { z } from 'zod';
import { parseJsonInput, toProblems } from '../json/input.ts';
import { InputError } from '../json/input-error.ts';
import { isAccountId, isRegion, toScope } from '../kms/arn.ts';
import type { AccountOptions } from '../kms/client/connection.ts';
import { ACCESS_SECTIONS, type AccessConfig, findAccessProblem, toAccessConfig } from './access.ts';
import { ANALYSIS, type TrustConfig, toTrustConfig } from './trust.ts';

/** The content of a GATEWAY_CONFIG file. */
export type GatewayFile = {
  /** The accounts to read. Null: the file names no accounts. */
  readonly accounts: readonly [AccountOptions, ...AccountOptions[]] | null;
  /** How callers authenticate, and what they may read. Null: without authentication. */
  readonly access: AccessConfig | null;
  readonly trust: TrustConfig;
};

/** Parses the text of a GATEWAY_CONFIG file. Throws InputError with all problems, each with its place. */
export function parseGatewayConfig(text: string): GatewayFile {
  const result = GATEWAY_CONFIG.safeParse(parseJsonInput(text));
  if (!result.success) throw new InputError(toProblems(result.error));
  const accounts = result.data.accounts?.map(toAccountOptions) ?? null;
  return {
    accounts: accounts as GatewayFile['accounts'],
    access: toAccessConfig(result.data),
    trust: toTrustConfig(result.data.analysis),
  };
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
      .describe('The Regions to read, all of one partition. The role is assumed at the STS endpoint of the first.'),
    roleArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:iam::[0-9]{12}:role\/.+$/, 'expected the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME')
      .optional()
      .describe(
        "The role to assume in the account. Without it, the gateway's own credentials must be of this account.",
      ),
    externalId: z
      .string()
      .regex(/^[\w+=,.@:/-]{2,1224}$/, 'expected an ExternalId of 2 to 1,224 letters, digits and _+=,.@:/-')
      .optional()
      .describe("The ExternalId that the role's trust policy requires."),
    sourceIdentity: z
      .boolean()
      .optional()
      .describe(
        "Assume the role separately for each caller, with the caller's ID as SourceIdentity, so that CloudTrail names " +
          "the caller. The role's trust policy must allow sts:SetSourceIdentity.",
      ),
    profile: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The profile in ~/.aws whose credentials are used, such as one of another partition. ' +
          'Default: the default credential chain.',
      ),
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
        message: 'expected roleArn, too: an ExternalId needs a role',
      });
    }
    if (sourceIdentity === true && roleArn === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['sourceIdentity'],
        message: 'expected roleArn, too: a SourceIdentity needs a role',
      });
    }
  });

/** The first Region of the first account is home: a key ID without account and Region is looked up there. */
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
        'The accounts to read. Only with KMS_MODE=aws. Default: the account of the credentials. ' +
          'The first account is home: a key ID without an account is looked up there.',
      ),
    ...ACCESS_SECTIONS,
    analysis: ANALYSIS.optional().describe('Whom the findings about keys trust. Default: the account of the key only.'),
  })
  .superRefine((file, context) => {
    const issue = (message: string, ...path: PropertyKey[]) => context.addIssue({ code: 'custom', path, message });
    const { accounts, authentication, authorization, analysis } = file;
    const isEmpty = accounts === undefined && authentication === undefined && analysis === undefined;
    if (isEmpty) issue('expected the accounts to read', 'accounts');
    const problem = findAccessProblem(file);
    if (problem !== null) issue(problem[1], problem[0]);
    const known = new Set(accounts?.map(({ accountId }) => accountId));
    authorization?.rules.forEach((rule, index) => {
      if (accounts === undefined || rule.accounts === 'all' || rule.accounts.every((id) => known.has(id))) return;
      issue('expected accounts that /accounts names', 'authorization', 'rules', index, 'accounts');
    });
    accounts?.forEach(({ sourceIdentity }, index) => {
      if (sourceIdentity !== true || authentication !== undefined) return;
      issue('expected authentication, too: without it, callers have no ID', 'accounts', index, 'sourceIdentity');
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
