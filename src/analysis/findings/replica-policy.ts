import type { AccessChange, PolicyDiff } from '../diff/policy-diff.ts';
import type { Finding } from './finding.ts';
import { toFinding } from './to-finding.ts';

/** How the policy of a replica differs in meaning from that of its primary key. Null if it does not. */
export function toReplicaFinding(diff: PolicyDiff, primaryArn: string): Finding | null {
  const { equivalent, newAccess, lostAccess, undecided } = diff;
  if (equivalent) return null;
  const changes = [...newAccess, ...lostAccess];
  const [first = undecided[0]] = changes;
  const counts = [
    toCount(newAccess, 'more is allowed here'),
    toCount(lostAccess, 'less is allowed here'),
    toCount(undecided, 'it is not decided'),
  ];
  return toFinding('REPLICA_POLICY_DIFFERS', null, {
    severity: changes.some(isAboutDeny) ? 'MEDIUM' : 'INFO',
    certain: changes.length > 0 && diff.exact,
    message: `The policy differs from that of the primary key ${primaryArn}: ${counts.filter((text) => text !== '').join(', ')}. Ask for policyDrift to see how.`,
    principals: first === undefined ? [] : [first.principal],
    actions: first?.actions ?? [],
    witness: changes[0]?.witness ?? null,
  });
}

function toCount({ length }: readonly AccessChange[], what: string): string {
  if (length === 0) return '';
  return `${what} in ${length} ${length === 1 ? 'case' : 'cases'}`;
}

/** Whether only one of the two policies denies it. */
function isAboutDeny({ from, to }: AccessChange): boolean {
  return (from === 'DENIED') !== (to === 'DENIED');
}
