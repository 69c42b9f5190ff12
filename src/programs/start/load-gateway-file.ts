import { readFileSync } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { type Config, ConfigError } from '../../config/environment.ts';
import { type GatewayFile, parseGatewayConfig } from '../../config/gateway-file.ts';
import { JsonInputError } from '../../json/input.ts';

/** The file that GATEWAY_CONFIG names; what it leaves open where there is none. Throws ConfigError. */
export function loadGatewayFile({ mode, configFile }: Config['kms']): GatewayFile {
  if (configFile === null) return { accounts: null, access: null };
  const file = parseFile(configFile);
  if (mode === 'aws' || file.accounts === null) return file;
  throw new ConfigError([
    `GATEWAY_CONFIG (${configFile}): /accounts: expected it only with KMS_MODE=aws: an embedded KMS has the accounts of its keys`,
  ]);
}

/** Refuses to show an AWS account to a network in which nobody has to say who they are. Throws ConfigError. */
export function refuseOpenDoor({ host, kms }: Config, { access }: GatewayFile): void {
  if (kms.mode !== 'aws' || access !== null || isLoopback(host)) return;
  throw new ConfigError([
    `HOST is ${JSON.stringify(host)}: expected 127.0.0.1 (or ::1, localhost) as long as nobody has to say who they are. ` +
      'To serve other machines, set GATEWAY_CONFIG to a file with "authentication" and "authorization" ' +
      '(docs/authentication.md; schema/gateway.schema.json)',
  ]);
}

function parseFile(path: string): GatewayFile {
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

/** A name other than localhost may be any machine's, whatever it is now. */
function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
