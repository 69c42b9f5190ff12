import { findAction } from '../../analysis/tables/actions.ts';
import type { OperationContext } from '../operations/operation.ts';
import type { CallInput } from './input-condition-keys.ts';
import { authorizeByIam, authorizeOnKey, PERMISSIONS } from './permissions.ts';

/**
 * Enforcement: each call is authorized as AWS KMS would do it, by the evaluator of `Key.access`. It is a tool to test
 * policies, and no protection: signatures are not checked.
 *
 * - Caller: the user or role of the seed that has the access key ID, the session of AssumeRole, or the root user of an
 *   account, whose access key ID is the account ID. Any other access key ID is unknown (`wire/parse-authorization`).
 * - Permissions: most operations need their own action on their key, or by IAM policies on `*` where no key policy
 *   counts. `permissions` has those that need more.
 * - Condition keys: they follow from the principal and its `context` in the seed (`caller-condition-keys`), from the
 *   input (`input-condition-keys`), and from the tags and aliases of the key (`check-permission`).
 *   `is-absent-condition-key` says which others a request does not have.
 * - Decision: a Deny of any policy wins. For a key of the caller's account, the key policy or a grant must allow the
 *   action, or the key policy leaves it to IAM policies, and these allow it. For a key of another account, the key policy
 *   or a grant must allow it, and IAM policies, too.
 * - What the evaluator cannot decide is refused. The message names the condition keys that are missing.
 * - Order: authentication, syntax of the input, whether the key exists, authorization, and then all other rules.
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
