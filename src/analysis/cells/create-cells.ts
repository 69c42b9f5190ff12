import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { findVariables } from '../conditions/variables.ts';
import type { ActionClass } from './actions/action-classes.ts';
import type { Cell, CellGroup } from './cell-groups.ts';
import type { Dimension } from './dimension.ts';
import type { FindDimension } from './find-dimension.ts';
import { isFree } from './free-keys.ts';
import { applyInCell, toLiveStatement, toLookup } from './live-statement.ts';
import type { PrincipalClass } from './principal-classes.ts';
import { groupKeys, mayExcludeEachOther } from './related-keys.ts';
import { type Side, type SideCondition, type SideStatement, toOpenContext } from './side.ts';
import { toSideVerdict } from './side-verdict.ts';

/** The most cells of a group. */
const MAX_CELLS = 50_000;

type GroupInput = {
  readonly principals: readonly [PrincipalClass, ...PrincipalClass[]];
  readonly action: ActionClass;
  readonly sides: readonly Side[];
  readonly statements: readonly SideStatement[];
  readonly areAll: boolean;
  readonly findDimension: FindDimension;
  readonly skip: (group: SkippedGroup) => boolean;
};

/** A group before its cells are made. */
export type SkippedGroup = Pick<CellGroup, 'principals' | 'action' | 'statements'>;

/** Null if the group is skipped. */
export function createCells(input: GroupInput): CellGroup | null {
  const { principals, action, sides, statements, areAll, findDimension, skip } = input;
  const [{ principal }] = principals;
  const [name] = action.names;
  const contexts = sides.map((side) => toOpenContext(principal, name, side));
  const contextOf = (side: number) => contexts[side] as (typeof contexts)[number];
  const isOpen = ({ side, condition }: SideCondition) =>
    [condition.key, ...findVariables(condition.values)].some((key) => isFree(key, principal, contextOf(side)));
  const live = statements.flatMap((statement) => {
    const found = toLiveStatement(statement, { principal, action: name }, contextOf(statement.side), isOpen);
    return found ?? [];
  });
  const conditions = live.flatMap(({ open }) => open);
  const group = { principals, action, statements: live, areAllPrincipals: areAll };
  if (skip(group)) return null;
  const keys = toKeys(conditions, (key) => isFree(key, principal, contextOf(0)));
  const found: Dimension[] = [];
  let count = 1;
  for (const related of groupKeys(keys, toVariableKeys(conditions))) {
    const own = conditions.filter(({ condition }) => related?.includes(toAsciiLowerCase(condition.key)));
    const dimension = related && findDimension(related, own, contexts);
    count *= dimension?.classes.length ?? Infinity;
    if (dimension === null || count > MAX_CELLS) return { ...group, dimensions: [], isExact: false, cells: null };
    found.push(dimension);
  }
  return {
    ...group,
    dimensions: found,
    isExact: areAll && !mayExcludeEachOther(keys),
    cells: () => iterateCells({ group, sides, dimensions: found }),
  };
}

/** The condition keys that the conditions compare, and those that their variables name. */
function toKeys(conditions: readonly SideCondition[], isOpen: (key: string) => boolean): readonly string[] {
  const names = conditions.flatMap(({ condition }) => [...findVariables(condition.values), condition.key]);
  return [...new Set(names.map(toAsciiLowerCase))].filter(isOpen);
}

/** The condition keys in the variables of each condition key, in lower case. */
function toVariableKeys(conditions: readonly SideCondition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const variables = new Map<string, Set<string>>();
  for (const { condition } of conditions) {
    const key = toAsciiLowerCase(condition.key);
    const found = variables.get(key) ?? new Set();
    for (const name of findVariables(condition.values)) found.add(toAsciiLowerCase(name));
    variables.set(key, found);
  }
  return variables;
}

type CellsInput = {
  readonly group: Pick<CellGroup, 'principals' | 'action' | 'statements'>;
  readonly sides: readonly Side[];
  readonly dimensions: readonly Dimension[];
};

function* iterateCells({ group, sides, dimensions }: CellsInput): Generator<Cell> {
  const { statements, principals, action } = group;
  const request = { principal: principals[0].principal, action: action.names[0] };
  const lookups = statements.map((statement) => toLookup(statement, dimensions));
  const choice = dimensions.map(() => 0);
  for (let isLast = false; !isLast; isLast = !advance(choice, dimensions)) {
    const applied = statements.map((statement, at) => applyInCell(statement, lookups[at] ?? [], dimensions, choice));
    const verdicts = sides.map((side, at) =>
      toSideVerdict(
        side,
        applied.filter(({ live }) => live.side === at),
        request,
      ),
    );
    yield { choice: [...choice], applied, verdicts };
  }
}

/** The next cell. False behind the last one. */
function advance(choice: number[], dimensions: readonly Dimension[]): boolean {
  for (let at = 0; at < choice.length; at++) {
    choice[at] = (choice[at] ?? 0) + 1;
    if ((choice[at] ?? 0) < (dimensions[at]?.classes.length ?? 0)) return true;
    choice[at] = 0;
  }
  return false;
}
