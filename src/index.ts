export { type Config, ConfigError, type Limits, loadConfig } from './config.ts';
export {
  createEmbeddedKms,
  type EmbeddedKms,
  type EmbeddedKmsCall,
  type EmbeddedKmsOptions,
} from './embedded-kms/server.ts';
export { type KmsConnection, toAws, toEmbeddedKms } from './kms/connection.ts';
export { createGateway, type Gateway, type GatewayOptions } from './server/gateway.ts';
