import type { PolicyPrincipal, PolicyStatement } from './types.ts';

/** The names under which a policy's statements can mean one principal. */
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
 * Whether the statement's Action or NotAction element includes the action, such as `kms:PutKeyPolicy`. Case does not
 * count.
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

/**
 * Whether the pattern matches the whole text: `*` stands for any characters, `?` for one UTF-16 unit. Case counts.
 * No regular expression: a policy's author could write one that backtracks for hours. After a mismatch only the last
 * `*` takes one more character, so that the number of steps is at most the product of both lengths, for any number of
 * `*` in the pattern.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let read = 0; read < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resume = read;
    } else if (pattern[at] === '?' || pattern[at] === text[read]) {
      at++;
      read++;
    } else if (star >= 0) {
      at = star + 1;
      read = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

function isNamed({ kind, value, accountId }: PolicyPrincipal, names: PrincipalNames): boolean {
  if (kind === 'EVERYONE') return true;
  return accountId === names.accountId && (kind === 'ACCOUNT' || names.arns.includes(value));
}
