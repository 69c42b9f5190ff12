import { matchesPattern } from './matches-pattern.ts';
import type { PolicyPrincipal, PolicyStatement } from './types.ts';

/** The account ID and ARNs by which a policy statement can name one principal. */
export type PrincipalNames = {
  readonly accountId: string;
  /** The principal's own ARN, and for a role session the role's ARN, too. */
  readonly arns: readonly string[];
};

/**
 * Whether the statement's Principal or NotPrincipal element includes the principal. An account includes all of its
 * principals.
 */
export function matchesPrincipal(
  { principals, notPrincipals }: Pick<PolicyStatement, 'principals' | 'notPrincipals'>,
  names: PrincipalNames,
): boolean {
  const isListed = (list: readonly PolicyPrincipal[]) => list.some((principal) => isNamed(principal, names));
  return principals ? isListed(principals) : notPrincipals !== null && !isListed(notPrincipals);
}

/**
 * Whether the statement's Action or NotAction element includes the action, such as `kms:PutKeyPolicy`. Ignores
 * case.
 */
export function matchesAction(
  { actions, notActions }: Pick<PolicyStatement, 'actions' | 'notActions'>,
  action: string,
): boolean {
  const name = action.toLowerCase();
  const isListed = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesPattern(pattern.toLowerCase(), name));
  return actions ? isListed(actions) : notActions !== null && !isListed(notActions);
}

function isNamed({ kind, value, accountId }: PolicyPrincipal, names: PrincipalNames): boolean {
  if (kind === 'EVERYONE') return true;
  return accountId === names.accountId && (kind === 'ACCOUNT' || names.arns.includes(value));
}
