import { type Budget, spend } from '../cells/budget.ts';
import type { Cell, CellGroup } from '../cells/cell-groups.ts';
import type { Verdict } from '../decide.ts';
import type { StatementIds } from './statement-ids.ts';

/**
 * Why requests are not compared. REQUESTS: the cells of a principal and an action are too many. EVALUATIONS: all cells
 * are. PRINCIPALS: the principals are.
 */
export type DiffLimit = 'REQUESTS' | 'EVALUATIONS' | 'PRINCIPALS';

export type ChangeList = 'newAccess' | 'lostAccess' | 'undecided';

/** Cells of a group whose verdicts differ in the same way. */
export type CellChange = {
  readonly list: ChangeList;
  /** By the other policy, and by this one. */
  readonly from: Verdict;
  readonly to: Verdict;
  /** Null if there are too many cells to compare. */
  readonly cells: readonly [Cell, ...Cell[]] | null;
  /** Null if they were compared. */
  readonly limit: DiffLimit | null;
};

function notCompared(limit: DiffLimit): readonly CellChange[] {
  return [{ list: 'undecided', from: 'UNKNOWN', to: 'UNKNOWN', cells: null, limit }];
}

/** Evaluations of statements without a pause. */
const SLICE = 5_000;

/** The cells of the group whose verdicts differ. The first side is this policy. Yields between slices. */
export function* compareCells(
  group: CellGroup,
  ids: StatementIds,
  budget: Budget,
): Generator<void, readonly CellChange[]> {
  const { cells, dimensions, statements } = group;
  const count = dimensions.reduce((product, { classes }) => product * classes.length, 1);
  if (cells === null) return notCompared('REQUESTS');
  if (!spend(budget, count * statements.length)) return notCompared('EVALUATIONS');
  const changes = new Map<string, CellChange & { cells: [Cell, ...Cell[]] }>();
  let compared = 0;
  for (const cell of cells()) {
    compared += statements.length;
    if (compared >= SLICE) {
      compared = 0;
      yield;
    }
    const [to = 'UNKNOWN', from = 'UNKNOWN'] = cell.verdicts;
    if (from === to && (to !== 'UNKNOWN' || isSameUnknown(cell, group, ids))) continue;
    const id = `${from} ${to}`;
    const change = changes.get(id);
    if (change === undefined) changes.set(id, { list: toList(from, to), from, to, cells: [cell], limit: null });
    else change.cells.push(cell);
  }
  return [...changes.values()];
}

/** From the worst to the best. */
const ORDER: readonly Verdict[] = ['DENIED', 'NOT_ALLOWED', 'ALLOWED_IF_IAM_ALLOWS', 'ALLOWED'];

export function isBetter(verdict: Verdict, other: Verdict): boolean {
  return ORDER.indexOf(verdict) > ORDER.indexOf(other);
}

/** Whether it is new access, or may be. From DENIED to NOT_ALLOWED is still no access. */
export function isGain({ list, to }: Pick<CellChange, 'list' | 'to'>): boolean {
  return list !== 'lostAccess' && to !== 'NOT_ALLOWED' && to !== 'DENIED';
}

function toList(from: Verdict, to: Verdict): ChangeList {
  if (from === 'UNKNOWN' || to === 'UNKNOWN') return 'undecided';
  return isBetter(to, from) ? 'newAccess' : 'lostAccess';
}

/** Whether both policies are UNKNOWN for the same reason: the same statements apply, or may apply. */
function isSameUnknown(
  { applied }: Cell,
  { principals }: CellGroup,
  { effectOf, areUnreadSame }: StatementIds,
): boolean {
  const sides: [Set<string>, Set<string>] = [new Set(), new Set()];
  for (const { live, direct, account, applies } of applied) {
    if (applies === 'NO') continue;
    sides[live.side === 0 ? 0 : 1].add(`${effectOf(live, principals[0].principal)} ${direct} ${account}`);
  }
  return areUnreadSame && isSameSet(...sides);
}

export function isSameSet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
