import { findConditionKey } from '../tables/condition-keys.ts';
import type { AccessWitness } from '../witness.ts';
import type { Cell, CellGroup } from './cell-groups.ts';

/** A request of the cell, with the verdict of one side. */
export function toCellWitness({ principals, action, dimensions }: CellGroup, cell: Cell, side: number): AccessWitness {
  const values = dimensions.flatMap(({ classes }, at) => [...(classes[cell.choice[at] ?? 0]?.members[0] ?? [])]);
  return {
    principal: principals[0].principal.value,
    action: action.names[0],
    keys: values.flatMap(([key, value]) =>
      value.state === 'PRESENT' ? [{ key: toName(key), values: value.values }] : [],
    ),
    absent: values.flatMap(([key, value]) => (value.state === 'ABSENT' ? [toName(key)] : [])),
    verdict: cell.verdicts[side] ?? 'UNKNOWN',
  };
}

/** The name in AWS's spelling. */
function toName(key: string): string {
  const info = findConditionKey(key);
  if (info === undefined) return key;
  return info.name + key.slice(info.name.length);
}
