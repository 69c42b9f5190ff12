import type { Cell, CellGroup } from '../cells/cell-groups.ts';
import { applyInCell, toLookup } from '../cells/live-statement.ts';
import type { Verdict } from '../decide.ts';
import type { StatementIds } from './statement-ids.ts';

export type ChangeList = 'newAccess' | 'lostAccess' | 'undecided';

/** Cells of a group whose verdicts differ in the same way. */
export type CellChange = {
  readonly list: ChangeList;
  /** By the other policy, and by this one. */
  readonly from: Verdict;
  readonly to: Verdict;
  /** Null if there are too many cells to compare. */
  readonly cells: readonly [Cell, ...Cell[]] | null;
};

/** Cells that are compared without a pause. */
const SLICE = 50;

/** The cells of the group whose verdicts differ. The first side is this policy. Yields between slices. */
export function* compareCells(group: CellGroup, ids: StatementIds): Generator<void, readonly CellChange[]> {
  if (group.cells === null) return [{ list: 'undecided', from: 'UNKNOWN', to: 'UNKNOWN', cells: null }];
  const changes = new Map<string, CellChange & { cells: [Cell, ...Cell[]] }>();
  const isSameUnknown = createUnknownComparison(group, ids);
  let compared = 0;
  for (const cell of group.cells()) {
    compared += 1;
    if (compared % SLICE === 0) yield;
    const [to = 'UNKNOWN', from = 'UNKNOWN'] = cell.verdicts;
    if (from === to && (to !== 'UNKNOWN' || isSameUnknown(cell))) continue;
    const id = `${from} ${to}`;
    const change = changes.get(id);
    if (change === undefined) changes.set(id, { list: toList(from, to), from, to, cells: [cell] });
    else change.cells.push(cell);
  }
  return [...changes.values()];
}

/** From the worst to the best. */
const ORDER: readonly Verdict[] = ['DENIED', 'NOT_ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'ALLOWED'];

export function isBetter(verdict: Verdict, other: Verdict): boolean {
  return ORDER.indexOf(verdict) > ORDER.indexOf(other);
}

function toList(from: Verdict, to: Verdict): ChangeList {
  if (from === 'UNKNOWN' || to === 'UNKNOWN') return 'undecided';
  return isBetter(to, from) ? 'newAccess' : 'lostAccess';
}

/** Says whether both policies are UNKNOWN for the same reason: the same statements apply, or may apply. */
function createUnknownComparison({ statements, dimensions }: CellGroup, { idOf, areUnreadSame }: StatementIds) {
  const lookups = statements.map((statement) => toLookup(statement, dimensions));
  return ({ choice }: Cell): boolean => {
    const applied: [Set<string>, Set<string>] = [new Set(), new Set()];
    for (const [at, statement] of statements.entries()) {
      const { direct, account, applies } = applyInCell(statement, lookups[at] ?? [], dimensions, choice);
      if (applies === 'NO') continue;
      applied[statement.side === 0 ? 0 : 1].add(`${idOf(statement.statement)} ${direct} ${account}`);
    }
    return areUnreadSame && isSameSet(...applied);
  };
}

export function isSameSet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
