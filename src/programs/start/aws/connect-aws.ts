import { ConfigError } from '../../../config/config-error.ts';
import type { AwsMode } from '../../../config/environment.ts';
import type { GatewayFile } from '../../../config/gateway-file.ts';
import { type AwsConnector, createAwsConnector } from '../../../kms/client/aws-connector.ts';
import type { KmsConnection } from '../../../kms/client/connection.ts';
import { createDispatcher } from '../../../kms/client/dispatcher.ts';
import { toCallerIdentityProblem } from './to-caller-identity-problem.ts';

/**
 * The connection to AWS that the environment and the GATEWAY_CONFIG file describe. Does not look for the accounts of an
 * organization: without a list of accounts, it reads the account of the credentials. Throws ConfigError.
 * `connect` is kept from one configuration to the next, so that sessions of roles are.
 */
export async function connectAws(
  { region, accountId, endpoint, proxies }: AwsMode,
  { accounts }: Pick<GatewayFile, 'accounts'>,
  connect: AwsConnector = createAwsConnector(endpoint, createDispatcher(proxies)),
): Promise<KmsConnection> {
  if (accounts !== null) return await connect({ accounts });
  if (region === null) throw new ConfigError(['AWS_REGION is not set: expected a Region such as us-east-2']);
  return await connect({ accounts: null, region, accountId }).catch((error: Error) => {
    throw toCallerIdentityProblem(error, region);
  });
}
