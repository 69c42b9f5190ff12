import { type Budget, spend } from '../cells/budget.ts';
import type { Cell, CellGroup } from '../cells/cell-groups.ts';
import type { Verdict } from '../decide.ts';
import { anyOf } from '../match.ts';
import { createFindDifferences, type Differences, type Gain, joinGains, NO_GAIN, toGain } from './gain.ts';
import type { StatementIds } from './statement-ids.ts';

/**
 * Why requests are not compared. REQUESTS: the cells of a principal and an action are too many. EVALUATIONS: all cells
 * are. PRINCIPALS: the principals are. ACTIONS: the patterns of actions are.
 */
export type DiffLimit = 'REQUESTS' | 'EVALUATIONS' | 'PRINCIPALS' | 'ACTIONS';

export type ChangeList = 'newAccess' | 'lostAccess' | 'undecided';

/** Cells of a group whose verdicts differ in the same way. */
export type CellChange = {
  readonly list: ChangeList;
  /** By the other policy, and by this one. */
  readonly from: Verdict;
  readonly to: Verdict;
  /** Null if there are too many cells to compare. */
  readonly cells: readonly [Cell, ...Cell[]] | null;
  /** Those of them that this policy may allow, and the other does not. Null if there are too many to compare. */
  readonly gaining: readonly Cell[] | null;
  readonly gain: Gain;
  /** Whether the policies differ for a service that has no account keys: see `appliesWithoutKeys`. */
  readonly differsWithoutKeys: boolean;
  /** Null if they were compared. */
  readonly limit: DiffLimit | null;
};

function notCompared(limit: DiffLimit, differences: Differences): readonly CellChange[] {
  const gain = toGain('UNKNOWN', 'UNKNOWN', () => differences);
  const undecided = { list: 'undecided', from: 'UNKNOWN', to: 'UNKNOWN' } as const;
  return [{ ...undecided, cells: null, gaining: gain.mayAllow ? null : [], gain, differsWithoutKeys: false, limit }];
}

/** Evaluations of statements without a pause. */
const SLICE = 5_000;

/** The cells of the group whose verdicts differ. The first side is this policy. Yields between slices. */
export function* compareCells(
  group: CellGroup,
  ids: StatementIds,
  budget: Budget,
): Generator<void, readonly CellChange[]> {
  const { cells, dimensions, statements, principals } = group;
  const findDifferences = createFindDifferences(principals[0], ids);
  const count = dimensions.reduce((product, { classes }) => product * classes.length, 1);
  if (cells === null) return notCompared('REQUESTS', findDifferences(toApplied(group)));
  if (!spend(budget, count * statements.length)) return notCompared('EVALUATIONS', findDifferences(toApplied(group)));
  const isService = principals[0].principal.kind === 'SERVICE';
  const changes = createChanges();
  let compared = 0;
  for (const cell of cells()) {
    compared += statements.length;
    if (compared >= SLICE) {
      compared = 0;
      yield;
    }
    const [to = 'UNKNOWN', from = 'UNKNOWN'] = cell.verdicts;
    if (from === to && to !== 'UNKNOWN') continue;
    const list = toList(from, to);
    const differences = list === 'undecided' ? findDifferences(cell.applied) : null;
    if (from === to && differences?.isSame) continue;
    const gain = differences === null ? toDecidedGain(list, from, to) : toGain(from, to, () => differences);
    const differsWithoutKeys = isService && list === 'undecided' && !isSameWithoutKeys(cell, findDifferences);
    changes.add({ list, from, to }, cell, gain, differsWithoutKeys);
  }
  return changes.list();
}

function isSameWithoutKeys({ applied }: Cell, findDifferences: ReturnType<typeof createFindDifferences>): boolean {
  return findDifferences(applied.filter(({ live }) => live.appliesWithoutKeys)).isSame;
}

type Verdicts = Pick<CellChange, 'list' | 'from' | 'to'>;
type Collected = CellChange & { cells: [Cell, ...Cell[]]; gaining: Cell[]; gain: Gain; differsWithoutKeys: boolean };

/** Collects the cells whose verdicts differ in the same way. */
function createChanges() {
  const changes = new Map<string, Collected>();
  const add = (verdicts: Verdicts, cell: Cell, gain: Gain, differsWithoutKeys: boolean) => {
    const id = `${verdicts.from} ${verdicts.to}`;
    const gaining = gain.mayAllow ? [cell] : [];
    const change = changes.get(id);
    if (change === undefined) {
      changes.set(id, { ...verdicts, cells: [cell], gaining, gain, differsWithoutKeys, limit: null });
      return;
    }
    change.cells.push(cell);
    change.gaining.push(...gaining);
    change.gain = joinGains(change.gain, gain);
    change.differsWithoutKeys ||= differsWithoutKeys;
  };
  return { add, list: (): readonly CellChange[] => [...changes.values()] };
}

/** The statements of a group as if all conditions that depend on the cell were met. */
function toApplied({ statements }: CellGroup): Cell['applied'] {
  return statements.map((live) => ({ ...live, live, applies: anyOf([live.direct, live.account]) }));
}

function toDecidedGain(list: ChangeList, from: Verdict, to: Verdict): Gain {
  return list === 'newAccess' ? { mayAllow: to !== 'NOT_ALLOWED', endsDeny: from === 'DENIED' } : NO_GAIN;
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

export function isSameSet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
