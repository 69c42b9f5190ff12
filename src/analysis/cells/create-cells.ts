import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { ActionClass } from './action-classes.ts';
import type { Cell, CellGroup } from './cell-groups.ts';
import { type Dimension, toDimension } from './dimension.ts';
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
};

export function createCells({ principals, action, sides, statements, areAll }: GroupInput): CellGroup {
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
  const keys = toKeys(conditions, (key) => isFree(key, principal, contextOf(0)));
  const dimensions = groupKeys(keys, toVariableKeys(conditions)).map((related) => {
    const own = conditions.filter(({ condition }) => related?.includes(toAsciiLowerCase(condition.key)));
    return related && toDimension(related, own, contexts);
  });
  const count = dimensions.reduce((product, dimension) => product * (dimension?.classes.length ?? Infinity), 1);
  if (count > MAX_CELLS) return { ...group, dimensions: [], isExact: false, cells: null };
  const found = dimensions.filter((dimension) => dimension !== null);
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

function findVariables(values: readonly string[]): readonly string[] {
  return values.flatMap((value) =>
    [...value.matchAll(/\$\{\s*([^},]*[^},\s])\s*[,}]/g)].flatMap(([, name = '']) => (name.includes(':') ? name : [])),
  );
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
