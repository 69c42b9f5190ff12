import { type KmsScope, toScope } from './arn.ts';
import { KmsError } from './exceptions.ts';

/** True for a Region that an account has to enable before AWS knows its credentials there. */
export function isOptInRegion(region: string): boolean {
  return toScope('', region).partition === 'aws' && !ENABLED_BY_DEFAULT.has(region);
}

/** True for the codes with which AWS refuses credentials that it does not know in a Region. */
export function isUnknownCredentials(code: string): boolean {
  return code === 'UnrecognizedClientException' || code === 'InvalidClientTokenId';
}

/**
 * AWS answers a call in a Region that is not enabled in the account as if the credentials were wrong. Returns an error
 * whose message says that the Region may be the reason. Returns any other error unchanged.
 */
export function explainOptInRegion(error: unknown, { accountId, region }: KmsScope): unknown {
  if (!(error instanceof KmsError) || !isUnknownCredentials(error.failure.code) || !isOptInRegion(region)) return error;
  const { code } = error.failure;
  const message =
    `${region} may not be enabled in account ${accountId}: ` +
    `AWS does not know the credentials of the gateway there (${code}).`;
  return new KmsError({ ...error.failure, message }, error);
}

/**
 * The Regions of partition `aws` that are enabled in each account, and that no account can disable. Other partitions
 * have no Regions to enable. Source: AWS Account Management User Guide, "Enable or disable AWS Regions in your
 * account".
 */
const ENABLED_BY_DEFAULT: ReadonlySet<string> = new Set([
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  ...['ca-central-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'sa-east-1'],
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
]);
