import { z } from 'zod';
import { parseJsonInput, toProblems } from '../json/input.ts';
import { InputError } from '../json/input-error.ts';
import type { AccountOptions } from '../kms/client/account-connection.ts';
import type { OrganizationOptions } from '../kms/discovery/organization-options.ts';
import { ACCESS_SECTIONS, type AccessConfig, findAccessProblem, toAccessConfig } from './access.ts';
import { ACCOUNTS, mayRead, toAccountOptions, toAlternativeIssues, toOrganizationOptions } from './accounts.ts';
import { ANALYSIS, type TrustConfig, toTrustConfig } from './trust.ts';

/** The content of a GATEWAY_CONFIG file. */
export type GatewayFile = {
  /** The accounts to read. Null: the file lists no accounts. */
  readonly accounts: readonly [AccountOptions, ...AccountOptions[]] | null;
  /** How to find the accounts to read. Null: the gateway does not look for accounts. */
  readonly organization: OrganizationOptions | null;
  /** How callers authenticate, and what they may read. Null: without authentication. */
  readonly access: AccessConfig | null;
  readonly trust: TrustConfig;
};

/** Parses the text of a GATEWAY_CONFIG file. Throws InputError with all problems, each with its place. */
export function parseGatewayConfig(text: string): GatewayFile {
  const result = GATEWAY_CONFIG.safeParse(parseJsonInput(text));
  if (!result.success) throw new InputError(toProblems(new z.ZodError(result.error.issues.flatMap(toFileIssues))));
  const { accounts } = result.data;
  const isList = Array.isArray(accounts);
  return {
    accounts: (isList ? accounts.map(toAccountOptions) : null) as GatewayFile['accounts'],
    organization: isList || accounts === undefined ? null : toOrganizationOptions(accounts.organization),
    access: toAccessConfig(result.data),
    trust: toTrustConfig(result.data.analysis),
  };
}

function toFileIssues(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  return issue.path.length === 1 && issue.path[0] === 'accounts' ? toAlternativeIssues(issue) : [issue];
}

/** The first Region of the first account is home: a key ID without account and Region is looked up there. */
export const GATEWAY_CONFIG = z
  .strictObject({
    $schema: z.string().optional(),
    accounts: ACCOUNTS.optional().describe(
      'The accounts to read. Only with KMS_MODE=aws. Default: the account of the credentials.',
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
    authorization?.rules.forEach((rule, index) => {
      if (accounts === undefined || rule.accounts === 'all') return;
      if (rule.accounts.every((accountId) => mayRead(accounts, accountId))) return;
      const expected = Array.isArray(accounts)
        ? 'expected accounts that /accounts names'
        : 'expected accounts that /accounts/organization/exclude does not name';
      issue(expected, 'authorization', 'rules', index, 'accounts');
    });
    for (const path of authentication === undefined && accounts !== undefined ? findSourceIdentities(accounts) : []) {
      issue('expected authentication, too: without it, callers have no ID', 'accounts', ...path, 'sourceIdentity');
    }
  });

/** The places below `accounts` where `sourceIdentity` is on. */
function findSourceIdentities(accounts: z.infer<typeof ACCOUNTS>): readonly (readonly PropertyKey[])[] {
  if (!Array.isArray(accounts)) return accounts.organization.sourceIdentity === true ? [['organization']] : [];
  return accounts.flatMap(({ sourceIdentity }, index) => (sourceIdentity === true ? [[index]] : []));
}
