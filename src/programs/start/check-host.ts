import { BlockList, isIP } from 'node:net';
import { ConfigError } from '../../config/config-error.ts';
import type { Config } from '../../config/environment.ts';
import type { GatewayFile } from '../../config/gateway-file.ts';

/** Checks that a gateway to AWS without authentication listens on loopback only. Throws ConfigError. */
export function checkHost({ host, kms }: Pick<Config, 'host' | 'kms'>, { access }: GatewayFile): void {
  if (kms.mode !== 'aws' || access !== null || isLoopback(host)) return;
  throw new ConfigError([
    `HOST is ${JSON.stringify(host)}: expected 127.0.0.1 (or ::1, localhost) without authentication. ` +
      'To serve other machines, set GATEWAY_CONFIG to a file with "authentication" and "authorization" ' +
      '(docs/authentication.md; schema/gateway.schema.json)',
  ]);
}

/** Any name other than localhost can resolve to another address later. */
function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
