import type { Evaluation } from '../evaluation.ts';
import { type Reason, reason } from './reason.ts';

/** What principal and action alone decide. */
export function explainRequest({
  request: { principal, key, action: name },
  action,
  verdict,
}: Evaluation): readonly Reason[] {
  if (action?.decidedBy === 'IAM_ONLY') {
    return [reason('NOT_A_KEY_ACTION', `${name} is not about a key: IAM policies alone decide it.`)];
  }
  const reasons: Reason[] = [];
  if (principal.partition !== null && principal.partition !== key.partition) {
    const where = `the principal is of ${principal.partition}, the key of ${key.partition}`;
    reasons.push(reason('OTHER_PARTITION', `No principal can use a key of another partition: ${where}.`));
  } else if (
    action?.acrossAccounts === false &&
    principal.accountId !== null &&
    principal.accountId !== key.accountId
  ) {
    const message = `${name} is not possible from another account, whatever a policy says.`;
    reasons.push(reason('NOT_POSSIBLE_ACROSS_ACCOUNTS', message));
  }
  if (action === undefined) {
    const message = `${name} is not an action that this gateway knows: only the patterns of the policy were compared.`;
    reasons.push(reason('ACTION_NOT_KNOWN', message));
  }
  if (name === 'kms:SynchronizeMultiRegionKey' && verdict !== 'DENIED') {
    reasons.push(reason('FOR_AWS_ONLY', 'Only AWS KMS itself calls this action, by its service-linked role.'));
  }
  return reasons;
}
