import type { AuthorizationRule, Recipients } from '../../config/authorization.ts';
import type { Access } from '../../kms/access.ts';
import type { AuthenticatedCaller } from './authenticated-caller.ts';

/** The rules that apply to a caller. */
export function toAccess(caller: AuthenticatedCaller, rules: readonly AuthorizationRule[]): NonNullable<Access> {
  return rules.filter(({ to }) => to === 'everyone' || isFor(caller, to));
}

/** True if the caller meets every condition of the rule. */
function isFor({ id, groups, claims }: AuthenticatedCaller, to: Recipients): boolean {
  if (to.groups !== undefined && !to.groups.some((group) => groups.includes(group))) return false;
  if (to.callers !== undefined && !to.callers.includes(id)) return false;
  return Object.entries(to.claims ?? {}).every(([name, wanted]) => {
    const claim = claims[name];
    return Array.isArray(claim) ? claim.includes(wanted) : claim === wanted;
  });
}
