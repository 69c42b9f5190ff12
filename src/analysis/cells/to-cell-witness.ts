import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
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
  { principals, action, statements }: Pick<CellGroup, 'principals' | 'action' | 'statements'>,
  assignments: readonly Assignment[],
  verdict: Verdict,
): AccessWitness {
  const values = assignments.flatMap((assignment) => [...assignment]);
  const written = statements.flatMap(({ open }) => open.map(({ condition }) => condition.key));
  const toName = (key: string) => toSpelling(written.find((name) => toAsciiLowerCase(name) === key) ?? key);
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

/** The name in AWS's spelling; its free part, such as the name of a tag, as the policy writes it. */
function toSpelling(key: string): string {
  const info = findConditionKey(key);
  if (info === undefined) return key;
  return info.name + key.slice(info.name.length);
}
