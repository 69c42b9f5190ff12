/**
 * Requests per second that AWS allows one account in one Region, each operation on its own.
 * Source: AWS KMS Developer Guide, "Request quotas".
 */
const QUOTAS = {
  DescribeKey: 2000,
  ListResourceTags: 2000,
  GetKeyPolicy: 1000,
  GetKeyRotationStatus: 1000,
  ListKeys: 500,
  ListAliases: 500,
  ListKeyPolicies: 100,
  ListGrants: 100,
} as const;

/** The KMS operations that the gateway calls. */
export type KmsOperation = keyof typeof QUOTAS;

/** All of them: what the gateway's role in an account must allow. */
export const OPERATIONS = Object.keys(QUOTAS) as readonly KmsOperation[];

/** Requests per second for one operation, account and Region. */
export function quotaOf(operation: KmsOperation): number {
  return QUOTAS[operation];
}
