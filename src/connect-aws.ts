import { readFileSync } from 'node:fs';
import { type AwsMode, ConfigError } from './config.ts';
import { parseGatewayConfig } from './gateway-config.ts';
import { JsonInputError } from './json-input.ts';
import { type AccountOptions, type KmsConnection, toAws } from './kms/connection.ts';

/** The way to AWS that the environment names. Throws ConfigError. */
export async function connectAws({ configFile, region, accountId, endpoint }: AwsMode): Promise<KmsConnection> {
  if (configFile !== null) return await toAws({ endpoint, accounts: loadAccounts(configFile) });
  if (region === null) throw new ConfigError(['AWS_REGION is not set: expected a Region such as us-east-2']);
  return await toAws({ endpoint, accounts: null, region, accountId }).catch((error: Error) => {
    throw new ConfigError([
      `AWS_ACCOUNT_ID is not set, and STS GetCallerIdentity in ${region} failed (${error.name}: ${error.message}). ` +
        'Give the gateway AWS credentials, or set AWS_ACCOUNT_ID, or AWS_ENDPOINT_URL_STS where STS is elsewhere.',
    ]);
  });
}

function loadAccounts(path: string): readonly [AccountOptions, ...AccountOptions[]] {
  try {
    return parseGatewayConfig(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof JsonInputError) {
      throw new ConfigError(error.problems.map((problem) => `GATEWAY_CONFIG (${path}): ${problem}`));
    }
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === '') throw error;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new ConfigError([
      `GATEWAY_CONFIG is ${JSON.stringify(path)}: ${why}; expected a file like schema/gateway.schema.json says`,
    ]);
  }
}
