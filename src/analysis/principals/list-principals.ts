import type { PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import { countComparisons } from '../count-comparisons.ts';
import type { Grant } from '../evaluate-grant.ts';
import { canBePrincipal } from '../find-dead-part.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import { KMS_ACTIONS } from '../tables/actions.ts';
import { findGrantPermissions } from './grant-permissions.ts';
import { findInherited, type Source } from './inherited-permissions.ts';
import { createOpenRequests } from './open-requests.ts';
import { type PrincipalsInput, toOpenRequest, toRequestPrincipal } from './permission.ts';
import { createToShare } from './policy-share.ts';
import { toName } from './principal-name.ts';
import { findStatementPermissions } from './statement-permissions.ts';

/**
 * How a principal is related to the key. TRUSTED_ACCOUNT: the operator trusts its account. NOBODY: it was deleted, or
 * no key policy can mean it.
 */
export type PrincipalRelation = 'EVERYONE' | 'OWN_ACCOUNT' | 'TRUSTED_ACCOUNT' | 'OTHER_ACCOUNT' | 'SERVICE' | 'NOBODY';

/** What a principal may do, and what it costs to find out. */
export type Permissions = {
  /** By each statement and grant. Computed when called: a long policy takes time. */
  readonly permissionsBySource: readonly Source[];
  /** The characters that patterns are compared with at most, to compute all of these. */
  readonly countComparisons: () => number;
  /** The fraction of the policy on which they depend: 0 to 1. */
  readonly share: number;
};

/** A principal that a policy or a grant names. Its permissions are those by statements and grants that name it. */
export type NamedPrincipal = Permissions & {
  readonly principal: PolicyPrincipal;
  readonly relation: PrincipalRelation;
  /** What it may do because its account, its role or everyone is named. Reads all Allow statements when called. */
  readonly findInherited: () => Permissions;
};

/**
 * Everyone whom an Allow statement or a grant names, in the order of the policy, then of the grants. An account is named
 * as a whole: its IAM policies say who in it has the permission. `includeDenied`: then those whom only a Deny names.
 */
export function listPrincipals(
  input: PrincipalsInput & {
    readonly trustedAccounts: ReadonlySet<string>;
    /** In AWS's spelling. Only permissions for these are listed; null for all. */
    readonly actions: ReadonlySet<string> | null;
    readonly includeDenied: boolean;
  },
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
  for (const statement of all.filter(mayAllow)) {
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
  if (input.includeDenied) for (const principal of all.flatMap(toDenied)) enter(principal);
  const toShare = createToShare(input.policy);
  return [...named.values()].map(({ principal, statements, grants }) => {
    const relation = toRelation(principal, input.key, input.trustedAccounts);
    const caller = relation === 'NOBODY' ? null : toRequestPrincipal(principal, input.key);
    if (caller === null) return { principal, relation, ...NO_PERMISSIONS, findInherited: () => NO_PERMISSIONS };
    const requests = createOpenRequests(caller, input);
    return {
      principal,
      relation,
      permissionsBySource: [
        ...statements.map((each) => () => findStatementPermissions(caller, each, input, requests, input)),
        ...grants.map((grant) => () => findGrantPermissions(principal, caller, grant, requests, input)),
      ],
      countComparisons: () => countForAllActions(caller, input),
      share: toShare(statements),
      findInherited() {
        const inherited = findInherited(caller, { statements, grants }, input, requests);
        return {
          permissionsBySource: inherited.permissionsBySource,
          countComparisons: () => countForAllActions(caller, input),
          share: toShare(inherited.statements),
        };
      },
    };
  });
}

function countForAllActions(principal: RequestPrincipal, { key, policy }: PrincipalsInput): number {
  const request = toOpenRequest(principal, 'kms:Decrypt', key);
  return KMS_ACTIONS.length * countComparisons({ request, policy, identityPolicies: null });
}

const NO_PERMISSIONS: Permissions = { permissionsBySource: [], countComparisons: () => 0, share: 0 };

function mayAllow({ effect, unread }: PolicyStatement): boolean {
  return effect === 'ALLOW' || unread.has('EFFECT');
}

/** A Deny for everyone is about the others in the list: nobody is named. */
function toDenied({ effect, principals }: PolicyStatement): readonly PolicyPrincipal[] {
  return effect === 'DENY' ? (principals ?? []).filter(({ kind }) => kind !== 'EVERYONE') : [];
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
