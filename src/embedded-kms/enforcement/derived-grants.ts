import { isDeepStrictEqual } from 'node:util';
import type { GrantConstraints, GrantRecord } from '../store/key-record.ts';

/**
 * Whether a new grant is at most as permissive as the grant by which it is created. Source: AWS KMS Developer Guide,
 * "Grants in AWS KMS", Grantee principal. Of its constraints, the evaluator checks that the new grant has the pairs of
 * its encryption context. Inferred: EncryptionContextSubset is more permissive than EncryptionContextEquals.
 */
export function isDerivable(parent: GrantRecord, operations: readonly string[], constraints: GrantConstraints | null) {
  const { EncryptionContextEquals: pairs } = parent.constraints ?? {};
  return (
    operations.every((operation) => parent.operations.some((allowed) => allowed === operation)) &&
    (pairs === undefined || isDeepStrictEqual({ ...pairs }, { ...constraints?.EncryptionContextEquals }))
  );
}
