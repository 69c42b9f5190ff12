import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import { type Grant, toAccountId } from '../evaluate-grant.ts';
import { findConstraints, type GrantConstraints } from '../grant-constraints.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { findAction, type KmsAction } from '../tables/actions.ts';
import type { OpenRequests } from './open-requests.ts';
import type { Permission, PermissionOptions } from './permission.ts';
import { toName } from './principal-name.ts';
import { isAccount, toVerdict } from './statement-permissions.ts';

/**
 * What a grant lets its grantee or its retiring principal do. `value` is the one that the grant names; `isByAccount`: it
 * is the account of the principal.
 */
export function findGrantPermissions(
  value: PolicyPrincipal,
  principal: RequestPrincipal,
  grant: Grant,
  requests: OpenRequests,
  { isByAccount = isAccount(principal), actions = null }: PermissionOptions = {},
): readonly Permission[] {
  const name = toName(value);
  const operations = new Set(grant.grantee !== null && toName(grant.grantee) === name ? grant.operations : []);
  if (grant.retiree !== null && toName(grant.retiree) === name) operations.add('RetireGrant');
  const permissions = new Map<string, Permission & { actions: string[] }>();
  for (const operation of operations) {
    if (actions !== null && !actions.has(`kms:${operation}`)) continue;
    const { request, denies } = requests(`kms:${operation}`);
    const verdict =
      denies.always === null
        ? toAllowed(grant, findAction(operation), principal, { key: request.key, isByAccount })
        : 'DENIED';
    const constraints = findConstraints(grant, request.action);
    const id = `${verdict} ${denies.id} ${Object.keys(constraints ?? {}).join()}`;
    const permission = permissions.get(id);
    if (permission !== undefined) permission.actions.push(request.action);
    else
      permissions.set(id, {
        ...toPermission(grant, verdict, constraints, denies.limitedBy),
        actions: [request.action],
      });
  }
  return [...permissions.values()];
}

function toAllowed(
  { issuingAccount }: Grant,
  action: KmsAction | undefined,
  principal: RequestPrincipal,
  { key, isByAccount }: { readonly key: KeyFacts; readonly isByAccount: boolean },
): Verdict {
  if (action === undefined) return 'UNKNOWN';
  const isIssued = principal.accountId !== null && toAccountId(issuingAccount) === principal.accountId;
  return isIssued && !isByAccount ? 'ALLOWED' : toVerdict(action, principal, key.accountId, isByAccount);
}

function toPermission(
  grant: Grant,
  verdict: Verdict,
  constraints: GrantConstraints | null,
  limitedBy: readonly PolicyStatement[],
): Omit<Permission, 'actions'> {
  return { andFutureActions: false, verdict, conditions: [], constraints, limitedBy, source: grant };
}
