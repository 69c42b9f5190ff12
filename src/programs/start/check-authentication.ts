import { BlockList, isIP } from 'node:net';
import { ConfigError } from '../../config/config-error.ts';
import type { Config } from '../../config/environment.ts';
import type { GatewayFile } from '../../config/gateway-file.ts';

/**
 * Checks that a gateway to AWS without authentication only reads, and listens on loopback only: any program on the host
 * reaches a loopback address, and the log would not name who changes policies. Throws ConfigError.
 */
export function checkAuthentication({ host, kms }: Pick<Config, 'host' | 'kms'>, { access }: GatewayFile): void {
  if (kms.mode !== 'aws' || access !== null) return;
  const problems: string[] = [];
  if (!isLoopback(host)) {
    problems.push(
      `HOST is ${JSON.stringify(host)}: expected 127.0.0.1 (or ::1, localhost) without authentication. ` +
        `To serve other machines, ${CONFIGURE}`,
    );
  }
  if (kms.write) {
    problems.push(`KMS_WRITE is true: expected authentication, too. To let callers change policies, ${CONFIGURE}`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
}

const CONFIGURE =
  'set GATEWAY_CONFIG to a file with "authentication" and "authorization" ' +
  '(docs/authentication.md; schema/gateway.schema.json)';

/** Any name other than localhost can resolve to another address later. */
function isLoopback(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : LOOPBACK.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');
