import type { Verdict } from '../decide.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import type { AccessWitness } from '../witness.ts';
import type { Cell, CellGroup } from './cell-groups.ts';
import type { Assignment } from './dimension.ts';

/** A request of the cell, with the verdict of one side. */
export function toCellWitness(group: CellGroup, { choice, verdicts }: Cell, side: number): AccessWitness {
  const values = group.dimensions.flatMap(({ classes }, at) => classes[choice[at] ?? 0]?.members[0] ?? []);
  return toWitness(group, values, verdicts[side] ?? 'UNKNOWN');
}

/** A request of the group with these values. */
export function toWitness(
  { principals, action }: Pick<CellGroup, 'principals' | 'action'>,
  assignments: readonly Assignment[],
  verdict: Verdict,
): AccessWitness {
  const values = assignments.flatMap((assignment) => [...assignment]);
  return {
    principal: principals[0].principal.value,
    action: action.names[0],
    keys: values.flatMap(([key, value]) =>
      value.state === 'PRESENT' ? [{ key: toName(key), values: value.values }] : [],
    ),
    absent: values.flatMap(([key, value]) => (value.state === 'ABSENT' ? [toName(key)] : [])),
    verdict,
  };
}

/** The name in AWS's spelling. */
function toName(key: string): string {
  const info = findConditionKey(key);
  if (info === undefined) return key;
  return info.name + key.slice(info.name.length);
}
