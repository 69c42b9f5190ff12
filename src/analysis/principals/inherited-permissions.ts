import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import { matchStatementPrincipal } from '../evaluate-statement.ts';
import { matchPrincipal, type PrincipalLevel } from '../match-principal.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { findGrantPermissions } from './grant-permissions.ts';
import type { OpenRequests } from './open-requests.ts';
import type { Permission, PermissionOptions, PrincipalsInput } from './permission.ts';
import { findStatementPermissions } from './statement-permissions.ts';

/** What a principal may do by one statement or grant. Computed when called: a long policy takes time. */
export type Source = () => readonly Permission[];

/**
 * What a principal may do by statements and grants that do not name it, but its account, its role or everyone. As it
 * applies to this principal: its own Deny statements, and conditions that it can meet. `own` are those that name it.
 */
export function findInherited(
  principal: RequestPrincipal,
  own: { readonly statements: readonly PolicyStatement[]; readonly grants: readonly Grant[] },
  input: PrincipalsInput & Pick<PermissionOptions, 'actions'>,
  requests: OpenRequests,
): { readonly statements: readonly PolicyStatement[]; readonly permissionsBySource: readonly Source[] } {
  const { region } = input.key;
  const [ownStatements, ownGrants] = [new Set(own.statements), new Set(own.grants)];
  const others = input.policy.statements.flatMap((statement) => {
    const mayAllow = statement.effect === 'ALLOW' || statement.unread.has('EFFECT');
    if (!mayAllow || ownStatements.has(statement)) return [];
    const level = matchStatementPrincipal(statement, principal, region);
    return includes(level) || statement.unread.has('PRINCIPAL') ? [{ statement, isByAccount: isByAccount(level) }] : [];
  });
  const toOthers = (value: PolicyPrincipal | null) => {
    const level = value === null ? null : matchPrincipal(value, principal, region);
    return value !== null && level !== null && includes(level) ? [{ value, isByAccount: isByAccount(level) }] : [];
  };
  const toOptions = (other: { readonly isByAccount: boolean }): PermissionOptions => ({
    isByAccount: other.isByAccount,
    actions: input.actions ?? null,
  });
  return {
    statements: others.map(({ statement }) => statement),
    permissionsBySource: [
      ...others.map(
        (other) => () => findStatementPermissions(principal, other.statement, input, requests, toOptions(other)),
      ),
      ...input.grants
        .filter((grant) => !ownGrants.has(grant))
        .flatMap((grant) => [grant.grantee, grant.retiree].flatMap(toOthers).map((other) => ({ grant, ...other })))
        .map(
          ({ grant, value, ...other }) =>
            () =>
              findGrantPermissions(value, principal, grant, requests, toOptions(other)),
        ),
    ],
  };
}

/** UNKNOWN: only some of the principals of an account, or only some sessions of a role. It is no permission of each. */
function includes({ direct, account }: PrincipalLevel): boolean {
  return direct === 'YES' || account === 'YES';
}

function isByAccount({ direct, account }: PrincipalLevel): boolean {
  return direct !== 'YES' && account === 'YES';
}
