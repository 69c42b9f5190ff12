import type { GrantRule, Recipients } from '../../config/authorization.ts';
import type { Access } from '../../kms/access.ts';
import type { Identity } from './identity.ts';

/** What somebody may read: the grants that are for them. */
export function toAccess(identity: Identity, rules: readonly GrantRule[]): NonNullable<Access> {
  return rules.filter(({ to }) => to === 'everyone' || isFor(identity, to));
}

/** Whoever meets all that is given. */
function isFor({ id, groups, claims }: Identity, to: Recipients): boolean {
  if (to.groups !== undefined && !to.groups.some((group) => groups.includes(group))) return false;
  if (to.callers !== undefined && !to.callers.includes(id)) return false;
  return Object.entries(to.claims ?? {}).every(([name, wanted]) => {
    const claim = claims[name];
    return Array.isArray(claim) ? claim.includes(wanted) : claim === wanted;
  });
}
