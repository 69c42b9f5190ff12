import type { AccessChange, PolicyDiff } from '../../diff/policy-diff.ts';
import type { Grant } from '../../evaluate-grant.ts';
import type { Trust } from '../../findings/finding.ts';
import type { KeyFacts } from '../../request/key-facts.ts';

type Changes = Pick<PolicyDiff, 'newAccess' | 'undecided'>;
export type Trusting = { readonly key: Pick<KeyFacts, 'accountId'>; readonly trust: Trust };

/** Whether it is of another account, which the configuration does not trust. */
export function isOfOtherAccount(
  { accountId }: { readonly accountId: string | null },
  { key, trust }: Trusting,
): boolean {
  return accountId !== null && accountId !== key.accountId && !trust.accounts.has(accountId);
}

/** Whether a Deny for other accounts is gone, so that grants may allow them something that they did not before. */
export function endsDenial(changes: Changes, trusting: Trusting): boolean {
  return listEnded(changes).some(
    ({ principal }) => principal.kind === 'EVERYONE' || isOfOtherAccount(principal, trusting),
  );
}

function listEnded({ newAccess, undecided }: Changes): readonly AccessChange[] {
  return [...newAccess, ...undecided].filter(({ endsDeny }) => endsDeny);
}

/** Whether a grant allows another account what a Deny has stopped so far. Null: the grants are not known. */
export function revivesGrant(changes: Changes, grants: readonly Grant[] | null, trusting: Trusting): boolean {
  if (!endsDenial(changes, trusting)) return false;
  if (grants === null) return true;
  const ended = listEnded(changes);
  return grants.some(
    ({ grantee, operations }) =>
      grantee !== null &&
      isOfOtherAccount(grantee, trusting) &&
      ended.some(
        ({ principal, actions }) =>
          (principal.kind === 'EVERYONE' || principal.accountId === grantee.accountId) &&
          operations.some((operation) => actions.includes(`kms:${operation}`)),
      ),
  );
}
