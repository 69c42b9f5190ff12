import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import { evaluateStatement } from '../evaluate-statement.ts';
import { needsMoreOfIam } from '../evaluation.ts';
import { matchAction } from '../match-action.ts';
import { createRequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { KMS_ACTIONS, type KmsAction } from '../tables/actions.ts';
import { findDenies } from './find-denies.ts';
import { type Permission, type PrincipalsInput, toOpenRequest, toRequestPrincipal } from './permission.ts';

/**
 * What an Allow statement lets a principal do. Actions with different conditions, Deny statements or verdicts are
 * different permissions.
 */
export function findStatementPermissions(
  value: PolicyPrincipal,
  statement: PolicyStatement,
  input: PrincipalsInput,
): readonly Permission[] {
  const principal = toRequestPrincipal(value, input.key);
  if (principal === null) return [];
  const permissions = new Map<string, Permission & { actions: string[] }>();
  for (const action of KMS_ACTIONS) {
    if (!isPossible(action, principal, input) || matchAction(statement, action.name) === 'NO') continue;
    const found = findPermission(action, principal, statement, input);
    if (found === null) continue;
    const { verdict, conditions, limitedBy } = found;
    const key = [verdict, ...conditions, ...limitedBy]
      .map((part) => (typeof part === 'string' ? part : part.pointer))
      .join(' ');
    const permission = permissions.get(key);
    if (permission === undefined) permissions.set(key, { ...found, actions: [action.name] });
    else permission.actions.push(action.name);
  }
  return [...permissions.values()];
}

/** Whether a key policy can allow the principal the action at all. */
function isPossible(action: KmsAction, { accountId, partition }: RequestPrincipal, { key }: PrincipalsInput): boolean {
  if (action.decidedBy === 'IAM_ONLY' || action.decidedBy === 'GRANT') return false;
  if (partition !== null && partition !== key.partition) return false;
  return accountId === null || accountId === key.accountId || action.acrossAccounts;
}

/** Null if the statement never allows it, for example because such a request never has a condition key. */
function findPermission(
  action: KmsAction,
  principal: RequestPrincipal,
  statement: PolicyStatement,
  { key, policy }: PrincipalsInput,
): Omit<Permission, 'actions'> | null {
  const request = toOpenRequest(principal, action.name, key);
  const context = createRequestContext(request, policy, 'KEY');
  const { applies, conditions, resource, unread } = evaluateStatement(statement, request, context, {
    hasPrincipals: false,
  });
  if (applies === 'NO') return null;
  const { always, sometimes } = findDenies(policy, request);
  const isUnread = unread.size > 0 || resource === 'UNKNOWN';
  return {
    andFutureActions:
      statement.notActions !== null || (statement.actions ?? []).some((pattern) => /[*?]/.test(pattern)),
    verdict: always !== null ? 'DENIED' : isUnread ? 'UNKNOWN' : toVerdict(action, principal, key.accountId),
    conditions: conditions.filter((condition) => condition.applies !== 'YES').map(({ condition }) => condition),
    constraints: null,
    limitedBy: always === null ? sometimes : [always],
    source: statement,
  };
}

/** The verdict where all conditions are met. */
export function toVerdict(action: KmsAction, { kind, accountId }: RequestPrincipal, keyAccount: string): Verdict {
  if (kind === 'ANYONE' && accountId !== null) return 'ALLOWED_IF_IAM_ALLOWS';
  const isForeign = accountId !== null && accountId !== keyAccount && kind !== 'ROOT';
  return isForeign || needsMoreOfIam(action) ? 'ALLOWED_IF_IAM_ALLOWS' : 'ALLOWED';
}
