import { ConfigError } from '../../../config/config-error.ts';
import type { AwsMode } from '../../../config/environment.ts';
import { type KmsScope, toScope } from '../../../kms/arn.ts';
import { createDispatcher } from '../../../kms/client/dispatcher.ts';
import { openAws } from '../../../kms/client/open-aws.ts';
import { connectOrganization, type OrganizationConnection } from '../../../kms/discovery/connect-organization.ts';
import { DiscoveryError, toCode } from '../../../kms/discovery/discovery-error.ts';
import type { OrganizationOptions } from '../../../kms/discovery/organization-options.ts';
import { describeAwsError } from './describe-aws-error.ts';
import { toCallerIdentityProblem } from './to-caller-identity-problem.ts';

/** The connection to all accounts of an organization, over the pool `dispatcher`. Throws ConfigError. */
export async function discoverAws(
  { region, accountId, endpoint, proxies }: AwsMode,
  organization: OrganizationOptions,
  dispatcher = createDispatcher(proxies),
): Promise<OrganizationConnection> {
  if (region === null) {
    throw new ConfigError([
      'AWS_REGION is not set: expected a Region such as us-east-2, which is home for the accounts of an organization',
    ]);
  }
  const aws = await openAws({ endpoint, dispatcher, region });
  const loadIdentity = () =>
    aws.own.ask().catch((error: Error) => {
      throw toCallerIdentityProblem(error, region);
    });
  const home = accountId === null ? await loadIdentity() : { accountId };
  checkHome(organization, toScope(home.accountId, region));
  return await connectOrganization({ aws, home, organization }).catch((error: Error) => {
    throw toListAccountsProblem(error, home.accountId);
  });
}

/** The options must let the gateway read its home. Throws ConfigError. */
function checkHome({ exclude, regions }: OrganizationOptions, { accountId, region, partition }: KmsScope): void {
  const problems: string[] = [];
  if (exclude.includes(accountId)) {
    problems.push(`exclude names ${accountId}, the account of the gateway's own credentials: expected other accounts`);
  }
  if (regions !== null && !regions.includes(region)) {
    problems.push(`regions does not have AWS_REGION: expected ${region}, too`);
  }
  for (const other of regions?.filter((name) => toScope(accountId, name).partition !== partition) ?? []) {
    problems.push(`regions has ${other}: expected Regions of partition ${partition}, the partition of AWS_REGION`);
  }
  if (problems.length === 0) return;
  throw new ConfigError(problems.map((problem) => `GATEWAY_CONFIG: /accounts/organization/${problem}`));
}

function toListAccountsProblem(error: Error, accountId: string): ConfigError {
  const code = toCode(error);
  const said = describeAwsError(code, error.message);
  return new ConfigError([
    'GATEWAY_CONFIG has "organization", and its accounts cannot be listed: ' +
      `organizations:ListAccounts failed with the credentials of account ${accountId} (${said}). ` +
      `${expectedAfter(error, code)} (docs/aws.md, "All accounts of an organization")`,
  ]);
}

function expectedAfter(error: Error, code: string): string {
  if (code === 'AWSOrganizationsNotInUseException') return 'Expected an account of an organization';
  if (error instanceof DiscoveryError) {
    return (
      'Expected all accounts of the organization of this account: ' +
      'check AWS_ACCOUNT_ID and AWS_ENDPOINT_URL_ORGANIZATIONS, if they are set'
    );
  }
  return (
    'Expected credentials of the management account of the organization or of a delegated administrator, ' +
    'with the permission organizations:ListAccounts'
  );
}
