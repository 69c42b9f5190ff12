/** What the package exports as `kms-policy-gateway`. */
export { ConfigError } from '../config/config-error.ts';
export { type Config, parseConfig } from '../config/environment.ts';
export { type GatewayFile, parseGatewayConfig } from '../config/gateway-file.ts';
export type { Limits } from '../config/limits.ts';
export { type KmsConnection, loadAwsConnection, toEmbeddedKms } from '../kms/client/connection.ts';
export { createGateway, type Gateway } from '../server/gateway.ts';
export type { GatewayOptions, GatewaySettings } from '../server/gateway-settings.ts';
