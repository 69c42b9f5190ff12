import type { SkippedGroup } from '../cells/create-cells.ts';
import type { Side } from '../cells/side.ts';
import { isSameSet } from './compare-cells.ts';
import type { StatementIds } from './statement-ids.ts';

/** Whether the same statements of both policies can apply to the requests of the group, and in the same way. */
export function isSameForBoth(
  { statements, principals }: SkippedGroup,
  [current, other]: readonly [Side, Side],
  { effectOf, areUnreadSame }: StatementIds,
): boolean {
  const isSameOwner = current.key.accountId === other.key.accountId && current.key.partition === other.key.partition;
  if (!isSameOwner || !areUnreadSame) return false;
  const [own, others] = [0, 1].map(
    (side) =>
      new Set(statements.filter((live) => live.side === side).map((live) => effectOf(live, principals[0].principal))),
  );
  return own !== undefined && others !== undefined && isSameSet(own, others);
}
