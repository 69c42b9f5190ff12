import type { PolicyStatement } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import { evaluateStatement } from '../evaluate-statement.ts';
import { needsMoreOfIam } from '../evaluation.ts';
import { matchAction } from '../match-action.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { KMS_ACTIONS, type KmsAction } from '../tables/actions.ts';
import type { OpenRequests } from './open-requests.ts';
import type { Permission, PermissionOptions, PrincipalsInput } from './permission.ts';

/**
 * What an Allow statement lets a principal do. Actions with different conditions, Deny statements or verdicts are
 * different permissions. `isByAccount`: the statement names the account of the principal.
 */
export function findStatementPermissions(
  principal: RequestPrincipal,
  statement: PolicyStatement,
  input: PrincipalsInput,
  requests: OpenRequests,
  { isByAccount = isAccount(principal), actions = null }: PermissionOptions = {},
): readonly Permission[] {
  const permissions = new Map<string, Permission & { actions: string[] }>();
  for (const action of KMS_ACTIONS) {
    if (actions !== null && !actions.has(action.name)) continue;
    if (!isPossible(action, principal, input) || matchAction(statement, action.name) === 'NO') continue;
    const found = findPermission(action, principal, statement, { input, requests, isByAccount });
    if (found === null) continue;
    const id = [found.verdict, ...found.conditions.map(({ pointer }) => pointer), found.denies].join(' ');
    const permission = permissions.get(id);
    if (permission === undefined) permissions.set(id, { ...found, actions: [action.name] });
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

/** `denies` identifies `limitedBy`: the same statements have the same text. */
type Found = Omit<Permission, 'actions'> & { readonly denies: string };

type FindInput = {
  readonly input: PrincipalsInput;
  readonly requests: OpenRequests;
  readonly isByAccount: boolean;
};

/** Null if the statement never allows it, for example because such a request never has a condition key. */
function findPermission(
  action: KmsAction,
  principal: RequestPrincipal,
  statement: PolicyStatement,
  { input, requests, isByAccount }: FindInput,
): Found | null {
  const { request, context, denies } = requests(action.name);
  const { applies, conditions, resource, unread } = evaluateStatement(statement, request, context, {
    hasPrincipals: false,
  });
  if (applies === 'NO') return null;
  const isUnread = unread.size > 0 || resource === 'UNKNOWN';
  const allowed = isUnread ? 'UNKNOWN' : toVerdict(action, principal, input.key.accountId, isByAccount);
  return {
    andFutureActions:
      statement.notActions !== null || (statement.actions ?? []).some((pattern) => /[*?]/.test(pattern)),
    verdict: denies.always === null ? allowed : 'DENIED',
    conditions: conditions.filter((condition) => condition.applies !== 'YES').map(({ condition }) => condition),
    constraints: null,
    limitedBy: denies.limitedBy,
    source: statement,
    denies: denies.id,
  };
}

/** The verdict where all conditions are met. */
export function toVerdict(
  action: KmsAction,
  { kind, accountId }: RequestPrincipal,
  keyAccount: string,
  isByAccount: boolean,
): Verdict {
  if (isByAccount && kind !== 'ROOT') return 'ALLOWED_IF_IAM_ALLOWS';
  const isForeign = accountId !== null && accountId !== keyAccount && kind !== 'ROOT';
  return isForeign || needsMoreOfIam(action) ? 'ALLOWED_IF_IAM_ALLOWS' : 'ALLOWED';
}

/** Whether it stands for all principals of an account. */
export function isAccount({ kind, accountId }: RequestPrincipal): boolean {
  return kind === 'ANYONE' && accountId !== null;
}
