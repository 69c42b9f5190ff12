import type { Verdict } from '../decide.ts';
import { matchStatementPrincipal } from '../evaluate-statement.ts';
import type { PrincipalLevel } from '../match-principal.ts';
import { type ActionClass, toActionClasses } from './actions/action-classes.ts';
import { createCells, type SkippedGroup } from './create-cells.ts';
import type { Dimension } from './dimension.ts';
import { createFindDimension } from './find-dimension.ts';
import type { Applied, LiveStatement } from './live-statement.ts';
import { type PrincipalClass, type PrincipalClasses, toPrincipalClasses } from './principal-classes.ts';
import { toProfile } from './principal-profile.ts';
import { type Side, type SideStatement, toSideStatements } from './side.ts';

/**
 * Requests of principals and actions that the policies do not tell apart. The first principal and the first action
 * stand for all. `cells` is null if there are too many cells to compare.
 */
export type CellGroup = {
  readonly principals: readonly [PrincipalClass, ...PrincipalClass[]];
  readonly action: ActionClass;
  /** The condition keys that matter. */
  readonly dimensions: readonly Dimension[];
  /** The statements that can apply. */
  readonly statements: readonly LiveStatement[];
  /** False if there may be principals for whom none of those that are compared stands. */
  readonly areAllPrincipals: boolean;
  /** Whether a request can be made for each cell, as far as AWS says. */
  readonly isExact: boolean;
  readonly cells: (() => Iterable<Cell>) | null;
};

/**
 * Requests for which each policy gives one verdict. `choice` has the class of each dimension, `applied` how each
 * statement of the group applies, `verdicts` the verdict of each side.
 */
export type Cell = {
  readonly choice: readonly number[];
  readonly applied: readonly Applied[];
  readonly verdicts: readonly Verdict[];
};

export type CellOptions = {
  /** Only these. All, if they are not given. */
  readonly principals?: PrincipalClasses;
  /** Only these. All, if they are not given. */
  readonly actions?: readonly ActionClass[];
  /** Leaves out groups whose cells are not needed: null stands for each of them. */
  readonly skip?: (group: SkippedGroup) => boolean;
};

/**
 * All requests that can be made with the keys of the sides, in groups. Between two groups, the caller can pause; it
 * also can where the generator yields null.
 *
 * A request is a principal, an action, and values of condition keys. Each part of a policy looks at one of them only,
 * so that there is a finite number of requests that the policies tell apart. Each cell stands for all that are alike.
 */
export function* toCellGroups(sides: readonly Side[], options: CellOptions = {}): Generator<CellGroup | null> {
  const statements = toSideStatements(sides);
  const findDimension = createFindDimension();
  const { skip = () => false } = options;
  const { classes, areAll } = options.principals ?? toPrincipalClasses(sides);
  const actions = options.actions ?? (yield* toActionClasses(sides)).classes;
  const profiles = new Map<string, { principals: [PrincipalClass, ...PrincipalClass[]]; levels: PrincipalLevel[] }>();
  for (const principal of classes) {
    const levels = statements.map((statement) => toLevel(statement, principal, sides));
    const profile = toProfile(principal, sides, statements, levels);
    const found = profiles.get(profile);
    if (found === undefined) profiles.set(profile, { principals: [principal], levels });
    else found.principals.push(principal);
    yield null;
  }
  for (const { principals, levels } of profiles.values()) {
    const concerned = statements.filter((_, at) => isNamed(levels[at]));
    for (const action of actions) {
      yield createCells({ principals, action, sides, statements: concerned, areAll, findDimension, skip });
    }
  }
}

function toLevel(
  { side, statement }: SideStatement,
  { principal }: PrincipalClass,
  sides: readonly Side[],
): PrincipalLevel {
  return matchStatementPrincipal(statement, principal, (sides[side] as Side).key.region);
}

function isNamed(level: PrincipalLevel | undefined): boolean {
  return level !== undefined && (level.direct !== 'NO' || level.account !== 'NO');
}
