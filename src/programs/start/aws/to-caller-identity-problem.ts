import { ConfigError } from '../../../config/config-error.ts';
import { isOptInRegion, isUnknownCredentials } from '../../../kms/opt-in-region.ts';
import { describeAwsError } from './describe-aws-error.ts';

/** The ConfigError for a failed call of STS GetCallerIdentity at the start. */
export function toCallerIdentityProblem({ name, message }: Error, region: string): ConfigError {
  const said = describeAwsError(name, message);
  const hint =
    isUnknownCredentials(name) && isOptInRegion(region) ? ` ${region} may not be enabled in their account.` : '';
  return new ConfigError([
    `AWS_ACCOUNT_ID is not set, and STS GetCallerIdentity in ${region} failed (${said}).${hint} ` +
      'Give the gateway AWS credentials, or set AWS_ACCOUNT_ID, ' +
      'or set AWS_ENDPOINT_URL_STS for another STS endpoint.',
  ]);
}
