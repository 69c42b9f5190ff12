import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Grant } from '../evaluate-grant.ts';
import { canBePrincipal } from '../find-dead-part.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { findGrantPermissions } from './grant-permissions.ts';
import type { Permission, PrincipalsInput } from './permission.ts';
import { toName } from './principal-name.ts';
import { findStatementPermissions } from './statement-permissions.ts';

/** How a principal is related to the key. NOBODY: it was deleted, or no key policy can mean it. */
export type PrincipalRelation = 'EVERYONE' | 'OWN_ACCOUNT' | 'OTHER_ACCOUNT' | 'SERVICE' | 'NOBODY';

/** A principal that a policy or a grant names. */
export type NamedPrincipal = {
  readonly principal: PolicyPrincipal;
  readonly relation: PrincipalRelation;
  /** What it may do, by each statement and grant. Computed when it is called: that takes time for a long policy. */
  readonly findPermissions: () => readonly Permission[];
};

/**
 * Everyone whom an Allow statement or a grant names, in the order of the policy, then of the grants. An account is named
 * as a whole: its IAM policies say who in it has the permission.
 */
export function listPrincipals(input: PrincipalsInput): readonly NamedPrincipal[] {
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
  for (const statement of input.policy.statements) {
    if (statement.effect !== 'ALLOW') continue;
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
    const relation = toRelation(principal, input.key);
    return {
      principal,
      relation,
      findPermissions: () =>
        relation === 'NOBODY'
          ? []
          : [
              ...statements.flatMap((statement) => findStatementPermissions(principal, statement, input)),
              ...grants.flatMap((grant) => findGrantPermissions(principal, grant, input)),
            ],
    };
  });
}

/** An Allow with NotPrincipal is for everyone else. */
function toPrincipals({ principals, notPrincipals }: PolicyStatement): readonly PolicyPrincipal[] {
  if (notPrincipals === null) return principals ?? [];
  return [{ kind: 'EVERYONE', type: null, value: '*', accountId: null }];
}

function toRelation(principal: PolicyPrincipal, key: KeyFacts): PrincipalRelation {
  if (!canBePrincipal(principal) || principal.kind === 'OTHER') return 'NOBODY';
  if (principal.kind === 'EVERYONE') return 'EVERYONE';
  if (principal.kind === 'SERVICE') return 'SERVICE';
  return principal.accountId === key.accountId ? 'OWN_ACCOUNT' : 'OTHER_ACCOUNT';
}
