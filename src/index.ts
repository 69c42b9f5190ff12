export { ConfigError } from './config/config-error.ts';
export { type Config, parseConfig } from './config/environment.ts';
export { type GatewayFile, parseGatewayConfig } from './config/gateway-file.ts';
export type { Limits } from './config/limits.ts';
export { exampleSeed } from './embedded-kms/seed/examples/example-seed.ts';
export { parseSeed } from './embedded-kms/seed/parse-seed.ts';
export type { Seed, SeedGrant, SeedKey, SeedPrincipal } from './embedded-kms/seed/seed.ts';
export { SeedError } from './embedded-kms/seed/seed-error.ts';
export {
  createEmbeddedKms,
  type EmbeddedKms,
  type EmbeddedKmsCall,
  type EmbeddedKmsOptions,
} from './embedded-kms/server.ts';
export { StateFileError } from './embedded-kms/store/state-file-error.ts';
export type { Role } from './embedded-kms/sts/role.ts';
export { type KmsConnection, loadAwsConnection, toEmbeddedKms } from './kms/client/connection.ts';
export type { GatewaySettings } from './server/create-handler.ts';
export { createGateway, type Gateway, type GatewayOptions } from './server/gateway.ts';
