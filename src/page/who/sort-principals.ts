import type { NamedPrincipal } from './cells.ts';

/** The widest first: everyone, other accounts, trusted ones, the account of the key, its principals, services, and nobody. */
export function sortPrincipals(principals: readonly NamedPrincipal[]): readonly NamedPrincipal[] {
  return principals.toSorted((one, other) => toRank(one) - toRank(other));
}

function toRank({ relation, principal }: NamedPrincipal): number {
  const isAccount = principal.kind === 'ACCOUNT';
  switch (relation) {
    case 'EVERYONE':
      return 0;
    case 'OTHER_ACCOUNT':
      return isAccount ? 1 : 2;
    case 'TRUSTED_ACCOUNT':
      return isAccount ? 3 : 4;
    case 'OWN_ACCOUNT':
      return isAccount ? 5 : 6;
    case 'SERVICE':
      return 7;
    case 'NOBODY':
      return 8;
  }
}
