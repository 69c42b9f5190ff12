import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toPrincipalList } from '../words.ts';

/** Unique IDs of users and roles that were deleted. */
export const orphanPrincipal: FindingRule = {
  codes: ['ORPHAN_PRINCIPAL'],
  find: findInStatements(function* (statement, { policy }): Iterable<Found> {
    const { principals, notPrincipals, effect } = statement;
    const orphans = [...(principals ?? []), ...(notPrincipals ?? [])].filter(({ kind }) => kind === 'UNIQUE_ID');
    const [first] = orphans;
    if (first === undefined) return;
    const isSpared = notPrincipals?.includes(first) === true;
    const harm = isSpared ? ' It spares nobody.' : effect === 'DENY' ? ' It denies nobody.' : '';
    const many = orphans.length > 1;
    yield toFinding('ORPHAN_PRINCIPAL', statement, {
      severity: effect === 'DENY' || notPrincipals !== null ? 'HIGH' : 'LOW',
      message: `${toPrincipalList(orphans)} ${many ? 'are the unique IDs' : 'is the unique ID'} of ${many ? 'users or roles that were' : 'a user or role that was'} deleted.${harm}`,
      pointer: toPlace(statement, first, policy.json),
      principals: orphans,
    });
  }),
};

/** The place of a principal in the policy. */
function toPlace({ pointer, notPrincipals }: PolicyStatement, principal: PolicyPrincipal, json: unknown): string {
  const element = notPrincipals?.includes(principal) ? 'NotPrincipal' : 'Principal';
  const place = `${pointer}/${element}/${principal.type}`;
  const values = place.split('/').slice(1).reduce<unknown>(toMember, json);
  return Array.isArray(values) ? `${place}/${values.indexOf(principal.value)}` : place;
}

function toMember(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
}
