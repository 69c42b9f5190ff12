import { ConfigError } from '../../config/config-error.ts';
import type { Config } from '../../config/environment.ts';
import { type GatewayFile, parseGatewayConfig } from '../../config/gateway-file.ts';
import { loadConfigFile } from '../../config/load-config-file.ts';
import { TRUSTS_NOBODY } from '../../config/trust.ts';

/**
 * Loads the file that GATEWAY_CONFIG names. If there is none: no accounts, no authentication, no trust. Throws
 * ConfigError.
 */
export function loadGatewayFile({ mode, configFile }: Config['kms']): GatewayFile {
  if (configFile === null) return { accounts: null, organization: null, access: null, trust: TRUSTS_NOBODY };
  const expected = 'a file as in schema/gateway.schema.json';
  const file = loadConfigFile(
    { variable: 'GATEWAY_CONFIG', path: configFile, expected, maxBytes: MAX_BYTES },
    parseGatewayConfig,
  );
  if (mode === 'aws' || (file.accounts ?? file.organization) === null) return file;
  throw new ConfigError([
    `GATEWAY_CONFIG (${configFile}): /accounts: expected only with KMS_MODE=aws: ` +
      'the embedded KMS has the accounts of its keys',
  ]);
}

/** 1,000 accounts take 150 KB. A running gateway answers nothing while it parses the file: 0.2 s for 1 MB. */
const MAX_BYTES = 4 * 1024 * 1024;
