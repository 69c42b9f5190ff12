/** What the package exports as `kms-policy-gateway/embedded-kms`: a KMS for tests. It loads nothing of the gateway. */
export type { FaultRule } from '../embedded-kms/faults/faults.ts';
export type { Organization } from '../embedded-kms/organization/organization.ts';
export { exampleSeed } from '../embedded-kms/seed/examples/example-seed.ts';
export { parseSeed } from '../embedded-kms/seed/parse-seed.ts';
export type { Seed, SeedGrant, SeedKey, SeedPrincipal } from '../embedded-kms/seed/seed.ts';
export { SeedError } from '../embedded-kms/seed/seed-error.ts';
export {
  createEmbeddedKms,
  type EmbeddedKms,
  type EmbeddedKmsCall,
  type EmbeddedKmsOptions,
} from '../embedded-kms/server.ts';
export { StateFileError } from '../embedded-kms/store/state-file-error.ts';
export type { Role } from '../embedded-kms/sts/role.ts';
