import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import type { AccessWitness } from '../witness.ts';
import type { Cell, CellGroup } from './cell-groups.ts';

/** A request of the cell, with the verdict of one side. */
export function toCellWitness({ principals, action, dimensions }: CellGroup, cell: Cell, side: number): AccessWitness {
  const values = dimensions.flatMap(({ classes }, at) => [...(classes[cell.choice[at] ?? 0]?.members[0] ?? [])]);
  const written = dimensions.flatMap(({ conditions }) => conditions.map(({ condition }) => condition.key));
  const toName = (key: string) => toSpelling(written.find((name) => toAsciiLowerCase(name) === key) ?? key);
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

/** The name in AWS's spelling; its free part, such as the name of a tag, as the policy writes it. */
function toSpelling(key: string): string {
  const info = findConditionKey(key);
  if (info === undefined) return key;
  return info.name + key.slice(info.name.length);
}
