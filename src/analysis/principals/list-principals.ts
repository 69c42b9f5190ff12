import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import { canBePrincipal } from '../find-dead-part.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { findGrantPermissions } from './grant-permissions.ts';
import { createOpenRequests } from './open-requests.ts';
import { type Permission, type PrincipalsInput, toRequestPrincipal } from './permission.ts';
import { toName } from './principal-name.ts';
import { findStatementPermissions } from './statement-permissions.ts';

/**
 * How a principal is related to the key. TRUSTED_ACCOUNT: the operator trusts its account. NOBODY: it was deleted, or
 * no key policy can mean it.
 */
export type PrincipalRelation = 'EVERYONE' | 'OWN_ACCOUNT' | 'TRUSTED_ACCOUNT' | 'OTHER_ACCOUNT' | 'SERVICE' | 'NOBODY';

/** A principal that a policy or a grant names. */
export type NamedPrincipal = {
  readonly principal: PolicyPrincipal;
  readonly relation: PrincipalRelation;
  /** What it may do by each statement and grant that names it. Computed when called: a long policy takes time. */
  readonly permissionsBySource: readonly (() => readonly Permission[])[];
  /** The fraction of the policy's statements on which its permissions depend: 0 to 1. */
  readonly share: number;
};

/**
 * Everyone whom an Allow statement or a grant names, in the order of the policy, then of the grants. An account is
 * named as a whole: its IAM policies say who in it has the permission.
 */
export function listPrincipals(
  input: PrincipalsInput & { readonly trustedAccounts: ReadonlySet<string> },
): readonly NamedPrincipal[] {
  const named = new Map<string, { principal: PolicyPrincipal; statements: PolicyStatement[]; grants: Grant[] }>();
  const enter = (principal: PolicyPrincipal) => {
    const name = toName(principal);
    let entry = named.get(name);
    if (entry === undefined) {
      entry = { principal, statements: [], grants: [] };
      named.set(name, entry);
    }
    return entry;
  };
  const all = input.policy.statements;
  const denies = all.filter(({ effect }) => effect === 'DENY').length;
  for (const statement of all) {
    if (statement.effect !== 'ALLOW' && !statement.unread.has('EFFECT')) continue;
    for (const principal of toPrincipals(statement)) {
      const { statements } = enter(principal);
      if (!statements.includes(statement)) statements.push(statement);
    }
  }
  for (const grant of input.grants) {
    for (const principal of [grant.grantee, grant.retiree]) {
      if (principal === null) continue;
      const { grants } = enter(principal);
      if (!grants.includes(grant)) grants.push(grant);
    }
  }
  return [...named.values()].map(({ principal, statements, grants }) => {
    const relation = toRelation(principal, input.key, input.trustedAccounts);
    const asker = relation === 'NOBODY' ? null : toRequestPrincipal(principal, input.key);
    if (asker === null) return { principal, relation, permissionsBySource: [], share: 0 };
    const requests = createOpenRequests(asker, input);
    return {
      principal,
      relation,
      permissionsBySource: [
        ...statements.map((each) => () => findStatementPermissions(asker, each, input, requests)),
        ...grants.map((grant) => () => findGrantPermissions(principal, asker, grant, requests)),
      ],
      share: Math.min(1, (statements.length + denies) / Math.max(1, all.length)),
    };
  });
}

/** An Allow with NotPrincipal is for everyone else. */
function toPrincipals({ principals, notPrincipals }: PolicyStatement): readonly PolicyPrincipal[] {
  if (notPrincipals === null) return principals ?? [];
  return [{ kind: 'EVERYONE', type: null, value: '*', accountId: null }];
}

function toRelation(
  principal: PolicyPrincipal,
  key: KeyFacts,
  trustedAccounts: ReadonlySet<string>,
): PrincipalRelation {
  if (!canBePrincipal(principal) || principal.kind === 'OTHER') return 'NOBODY';
  if (principal.kind === 'EVERYONE') return 'EVERYONE';
  if (principal.kind === 'SERVICE') return 'SERVICE';
  if (principal.accountId === key.accountId) return 'OWN_ACCOUNT';
  return trustedAccounts.has(principal.accountId ?? '') ? 'TRUSTED_ACCOUNT' : 'OTHER_ACCOUNT';
}
