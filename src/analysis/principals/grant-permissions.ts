import type { PolicyPrincipal } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { findAction, type KmsAction } from '../tables/actions.ts';
import { findDenies } from './find-denies.ts';
import { type Permission, type PrincipalsInput, toOpenRequest, toRequestPrincipal } from './permission.ts';
import { toName } from './principal-name.ts';
import { toVerdict } from './statement-permissions.ts';

/** What a grant lets its grantee or its retiring principal do. */
export function findGrantPermissions(
  value: PolicyPrincipal,
  grant: Grant,
  input: PrincipalsInput,
): readonly Permission[] {
  const principal = toRequestPrincipal(value, input.key);
  if (principal === null) return [];
  const name = toName(value);
  const operations = new Set(grant.grantee !== null && toName(grant.grantee) === name ? grant.operations : []);
  if (grant.retiree !== null && toName(grant.retiree) === name) operations.add('RetireGrant');
  const permissions = new Map<string, Permission & { actions: string[] }>();
  for (const operation of operations) {
    const action = findAction(operation);
    const found = findPermission(operation, action, principal, grant, input);
    const key = [found.verdict, ...found.limitedBy.map(({ pointer }) => pointer)].join(' ');
    const permission = permissions.get(key);
    if (permission === undefined) permissions.set(key, { ...found, actions: [`kms:${operation}`] });
    else permission.actions.push(`kms:${operation}`);
  }
  return [...permissions.values()];
}

function findPermission(
  operation: string,
  action: KmsAction | undefined,
  principal: RequestPrincipal,
  grant: Grant,
  { key, policy }: PrincipalsInput,
): Omit<Permission, 'actions'> {
  const { always, sometimes } = findDenies(policy, toOpenRequest(principal, `kms:${operation}`, key));
  const allowed = action === undefined ? 'UNKNOWN' : toVerdict(action, principal, key.accountId);
  return {
    andFutureActions: false,
    verdict: always === null ? allowed : 'DENIED',
    conditions: [],
    constraints: grant.constraints,
    limitedBy: always === null ? sometimes : [always],
    source: grant,
  };
}
