import { type Principal, type PrincipalWords, toPrincipalWords } from './statement-words.ts';

/**
 * A principal that NotPrincipal of a Deny lists. An account in this list spares its root user, and nobody else by
 * itself; a user or role is spared for certain only if its account is listed, too, and a session only if its role is.
 * Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal".
 */
export function toSparedWords(principal: Principal, all: readonly Principal[], home: string): PrincipalWords {
  const words = toPrincipalWords(principal, { home, isAllowed: false });
  const { kind, accountId } = principal;
  if (kind === 'ACCOUNT') {
    const owner = accountId === home ? 'this account' : `account ${accountId}`;
    return { label: null, name: `Root user of ${owner}`, note: 'its users and roles only if they are listed, too' };
  }
  if (accountId === null || accountId === undefined) return words;
  const has = (test: (each: Principal) => boolean) => all.some((each) => each.accountId === accountId && test(each));
  const missing = [
    ...(has((each) => each.kind === 'ACCOUNT') ? [] : ['its account']),
    ...(kind === 'ASSUMED_ROLE' && !has((each) => isRoleOf(each, principal)) ? ['its role'] : []),
  ];
  if (missing.length === 0) return words;
  const verb = missing.length === 1 ? 'is' : 'are';
  const note = `but it may be denied, too: ${missing.join(' and ')} ${verb} not listed`;
  return { ...words, note: words.note === null ? note : `${words.note}, ${note}` };
}

/** Under the list. */
export const BOUNDARY_NOTE = 'With a permissions boundary, a principal is denied even if it is listed.';

/** A session has the name of its role, without the path. */
function isRoleOf({ kind, value }: Principal, { value: session }: Principal): boolean {
  return kind === 'IAM_ROLE' && value.split('/').at(-1) === session.split('/')[1];
}
