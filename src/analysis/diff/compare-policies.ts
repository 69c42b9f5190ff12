import type { PolicyDocument } from '../../policy/types.ts';
import { toActionClasses } from '../cells/actions/action-classes.ts';
import { createBudget } from '../cells/budget.ts';
import { toCellGroups } from '../cells/cell-groups.ts';
import type { SkippedGroup } from '../cells/create-cells.ts';
import { type PrincipalClasses, toPrincipalClasses } from '../cells/principal-classes.ts';
import { toCellWitness } from '../cells/to-cell-witness.ts';
import type { Reason } from '../explain/reason.ts';
import { toName } from '../principals/principal-name.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { type ChangeList, compareCells } from './compare-cells.ts';
import { describeCells } from './describe/describe-cells.ts';
import { createDescribePrincipals, type Profile } from './describe/describe-principals.ts';
import { explainUndecided } from './explain-undecided.ts';
import { findPlaces } from './find-places.ts';
import { moveToRegion } from './ignore-region.ts';
import { type GroupChange, type MergedChange, mergeChanges } from './merge-changes.ts';
import { dependsOnMetadata } from './needs-metadata.ts';
import { toNormalForm } from './normal-form.ts';
import type { AccessChange, PolicyDiff } from './policy-diff.ts';
import { isSameForBoth } from './same-group.ts';
import { createServiceSources } from './service-sources.ts';
import { type StatementIds, toStatementIds } from './statement-ids.ts';
import { toUncompared } from './uncompared.ts';

/** A policy with its text, and the key that it is evaluated for. */
export type ComparedSide = { readonly policy: PolicyDocument; readonly text: string; readonly key: KeyFacts };

export type Comparison = {
  /** "This" policy. */
  readonly current: ComparedSide;
  readonly other: ComparedSide;
  /** Whether the Regions of the two keys count as one. */
  readonly ignoreRegion: boolean;
};

/** The most evaluations of a statement in a cell: about two seconds. */
const MAX_EVALUATIONS = 4_000_000;

/**
 * What the current policy allows, compared with the other. Every request is in a cell, and each cell stands for
 * requests that each policy answers alike: so no difference is missing. Yields between slices of some milliseconds.
 */
export function* comparePolicies({ current, other, ignoreRegion }: Comparison): Generator<unknown, PolicyDiff> {
  if (isSameText(current, other)) return toDiff([], true, []);
  const moved = ignoreRegion
    ? [current, other].map((side) => moveToRegion(side, current.key.region))
    : [current, other];
  const sides = moved as unknown as readonly [ComparedSide, ComparedSide];
  const ids = toStatementIds(sides);
  yield;
  const principals = toPrincipalClasses(sides);
  const actions = yield* toActionClasses(sides);
  const profiles = new Set<Profile>();
  const changes: GroupChange[] = [];
  const sources = createServiceSources();
  const skip = (group: SkippedGroup): boolean => {
    profiles.add(group.principals);
    return isSameForBoth(group, sides, ids);
  };
  const budget = createBudget(MAX_EVALUATIONS);
  for (const group of toCellGroups(sides, { principals, actions: actions.classes, skip })) {
    yield;
    if (group === null) continue;
    for (const { cells, gaining, ...change } of yield* compareCells(group, ids, budget)) {
      if (change.gain.mayAllow) sources.add(group, gaining);
      changes.push({ ...change, group, cell: cells?.[0] ?? null, where: cells && describeCells(group, cells) });
    }
  }
  changes.push(...toUncompared(principals, actions, ids));
  const isExact = principals.areAll && actions.areAll && changes.every(({ group }) => group.isExact);
  const merged = mergeChanges(changes, createDescribePrincipals(sides, [...profiles]));
  const listed: { list: ChangeList; change: AccessChange }[] = [];
  for (const change of sortChanges(merged, principals)) {
    listed.push({ list: change.list, change: toAccessChange(change, sides, ids) });
    yield;
  }
  return toDiff(listed, isExact, sources.list());
}

/** Whether the texts and the keys leave no room for a difference, so that no comparison is needed. */
function isSameText(current: ComparedSide, other: ComparedSide): boolean {
  const form = ({ text, policy, key }: ComparedSide) => toNormalForm({ text, document: policy }, key.partition);
  if (current.key.arn !== other.key.arn || form(current) !== form(other)) return false;
  return !dependsOnMetadata(current.policy) || current.key.metadata === other.key.metadata;
}

/** In the order in which the policies name the principals, and in that of the actions. */
function sortChanges(changes: readonly MergedChange[], { classes }: PrincipalClasses): readonly MergedChange[] {
  const places = new Map<string, number>();
  for (const [at, { named }] of classes.entries()) {
    if (!places.has(toName(named))) places.set(toName(named), at);
  }
  const placeOf = ({ named }: MergedChange) => places.get(toName(named)) ?? 0;
  return changes.toSorted((one, next) => placeOf(one) - placeOf(next));
}

function toAccessChange(
  change: MergedChange,
  sides: readonly [ComparedSide, ComparedSide],
  ids: StatementIds,
): AccessChange {
  const { named, principal, group, cell, actions, andFutureActions, futureActions, from, to, where, gain } = change;
  const sample = { ...group, principals: [principal] as const };
  const witness = toCellWitness(sample, cell ?? { choice: [], applied: [], verdicts: [] }, 0);
  const places = findPlaces(sides, ids, change, witness);
  let reasons: readonly Reason[] | undefined = change.list === 'undecided' ? undefined : [];
  return {
    ...{ principal: named, actions, andFutureActions, futureActions, from, to, where, places, witness, ...gain },
    get reasons() {
      reasons ??= explainUndecided(sides, change, witness);
      return reasons;
    },
  };
}

function toDiff(
  listed: readonly { readonly list: ChangeList; readonly change: AccessChange }[],
  exact: boolean,
  serviceSources: PolicyDiff['serviceSources'],
): PolicyDiff {
  const of = (name: ChangeList) => listed.filter(({ list }) => list === name).map(({ change }) => change);
  const [newAccess, lostAccess, undecided] = [of('newAccess'), of('lostAccess'), of('undecided')];
  return { equivalent: listed.length === 0, exact, newAccess, lostAccess, undecided, serviceSources };
}
