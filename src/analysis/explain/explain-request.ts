import type { Evaluation } from '../evaluation.ts';
import { type Reason, reason } from './reason.ts';

/** Why no policy of the key can allow it: the action, or the account or partition of the principal. */
export function explainRequest({ request: { principal, key, action: name }, action }: Evaluation): readonly Reason[] {
  if (action?.decidedBy === 'IAM_ONLY') {
    return [reason('NOT_A_KEY_ACTION', `${name} is not about a key: IAM policies alone decide it.`)];
  }
  if (principal.partition !== null && principal.partition !== key.partition) {
    const where = `the principal is of ${principal.partition}, the key of ${key.partition}`;
    return [reason('OTHER_PARTITION', `No principal can use a key of another partition: ${where}.`)];
  }
  const isForeign = principal.accountId !== null && principal.accountId !== key.accountId;
  if (action?.acrossAccounts === false && isForeign) {
    const message = `${name} is not possible from another account, whatever a policy says.`;
    return [reason('NOT_POSSIBLE_ACROSS_ACCOUNTS', message)];
  }
  return [];
}
