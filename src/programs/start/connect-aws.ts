import { ConfigError } from '../../config/config-error.ts';
import type { AwsMode } from '../../config/environment.ts';
import type { GatewayFile } from '../../config/gateway-file.ts';
import { type KmsConnection, loadAwsConnection } from '../../kms/client/connection.ts';

/** The connection to AWS that the environment and the GATEWAY_CONFIG file describe. Throws ConfigError. */
export async function connectAws(
  { region, accountId, endpoint, proxies }: AwsMode,
  { accounts }: GatewayFile,
): Promise<KmsConnection> {
  if (accounts !== null) return await loadAwsConnection({ endpoint, proxies, accounts });
  if (region === null) throw new ConfigError(['AWS_REGION is not set: expected a Region such as us-east-2']);
  return await loadAwsConnection({ endpoint, proxies, accounts: null, region, accountId }).catch((error: Error) => {
    throw new ConfigError([
      `AWS_ACCOUNT_ID is not set, and STS GetCallerIdentity in ${region} failed (${error.name}: ${error.message}). ` +
        'Give the gateway AWS credentials, or set AWS_ACCOUNT_ID, ' +
        'or set AWS_ENDPOINT_URL_STS for another STS endpoint.',
    ]);
  });
}
