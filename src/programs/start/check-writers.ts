import { ConfigError } from '../../config/config-error.ts';
import type { Config } from '../../config/environment.ts';
import type { GatewayFile } from '../../config/gateway-file.ts';

/**
 * Checks that callers who may change policies in AWS authenticate: any program on the host reaches a loopback address,
 * and the log would name nobody. Throws ConfigError.
 */
export function checkWriters({ kms }: Pick<Config, 'kms'>, { access }: Pick<GatewayFile, 'access'>): void {
  if (kms.mode !== 'aws' || !kms.write || access !== null) return;
  throw new ConfigError([
    'KMS_WRITE is true: expected authentication, too, in front of AWS. Set GATEWAY_CONFIG to a file with ' +
      '"authentication" and "authorization" that gives "policy:write" to those who may change policies ' +
      '(docs/authentication.md; schema/gateway.schema.json)',
  ]);
}
