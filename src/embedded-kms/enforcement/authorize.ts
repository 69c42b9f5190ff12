import { findAction } from '../../analysis/tables/actions.ts';
import type { OperationContext } from '../operations/operation.ts';
import type { CallInput } from './call-keys.ts';
import { authorizeByIam, authorizeOnKey, PERMISSIONS } from './permissions.ts';

/**
 * Enforcement: each call is authorized as AWS KMS would do it, by the evaluator of `Key.access`. It is a tool to test
 * policies, and no protection: signatures are not checked.
 *
 * - Who calls: the user or role of the seed that has the access key ID, the session of AssumeRole, or the root user of
 *   an account, whose access key ID is the account ID. Any other access key ID is unknown (`wire/parse-authorization`).
 * - What is asked: `permissions` has the actions and resources of operations that need more than their own action on
 *   their key. All others are authorized on the key, or by IAM policies on `*` where no key policy counts.
 * - What is known of the request: the principal and its `context` in the seed (`caller-keys`), the input (`call-keys`),
 *   the key (`permissions`). Of other condition keys `is-absent` says which such a request surely lacks.
 * - The answer: a Deny of any policy wins. In the account of the key, the key policy or a grant allows it, or the key
 *   policy leaves it to IAM policies. From another account, key policy or grant and IAM policies must allow it.
 * - What the evaluator does not know is refused, and the message names the condition keys that are missing.
 * - Order: authentication, syntax of the input, does the key exist, authorization, and then all other rules.
 *   Inferred: whether AWS authorizes before it says that a key does not exist was not captured.
 * - Not modelled: session policies, permissions boundaries, SCPs, RCPs, VPC endpoint policies; eventual consistency, so
 *   that grant tokens are not needed; permissions of STS, Organizations and Account Management.
 *
 * Returns the context in which the operation runs: that of the account of its key. Throws KmsFault.
 */
export function authorize(context: OperationContext, input: CallInput): OperationContext {
  const { enforcement, operation } = context;
  if (enforcement === null) return context;
  const byDefault = findAction(operation)?.decidedBy === 'IAM_ONLY' ? authorizeByIam : authorizeOnKey;
  return (PERMISSIONS.get(operation) ?? byDefault)({ context, enforcement, input });
}
