import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { matchAction } from '../match-action.ts';
import { findAction, KMS_ACTIONS } from '../tables/actions.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import type { Side, SideStatement } from './side.ts';

/** Actions that the policies do not tell apart. */
export type ActionClass = {
  /** In AWS's spelling. Those that KMS may add later are made up: they stand for what a wildcard matches. */
  readonly names: readonly [string, ...string[]];
  readonly isFuture: boolean;
};

/**
 * Actions that concern a key, and one that KMS may add later for each pattern with a wildcard. Yields between actions.
 */
export function* toActionClasses(
  sides: readonly Side[],
  statements: readonly SideStatement[],
): Generator<null, readonly ActionClass[]> {
  const keys = new Set(statements.flatMap(({ statement }) => statement.conditions.map(({ key }) => key)));
  const limited = [...keys].flatMap((key) => findConditionKey(key)?.actions ?? []);
  const known = KMS_ACTIONS.filter(({ decidedBy }) => decidedBy !== 'IAM_ONLY').map(({ name }) => name);
  const classes = new Map<string, { names: [string, ...string[]]; isFuture: boolean }>();
  for (const name of [...known, ...toFutureActions(sides)]) {
    const action = findAction(name);
    const id = [
      action === undefined ? 'future' : `${action.acrossAccounts} ${action.decidedBy} ${name === 'kms:ReplicateKey'}`,
      ...limited.map((actions) => actions.has(toAsciiLowerCase(name))),
      ...statements.map(({ statement }) => matchAction(statement, name)),
    ].join();
    const found = classes.get(id);
    if (found === undefined) classes.set(id, { names: [name], isFuture: action === undefined });
    else found.names.push(name);
    yield null;
  }
  return [...classes.values()];
}

function toFutureActions(sides: readonly Side[]): ReadonlySet<string> {
  const patterns = sides.flatMap(({ policy }) =>
    policy.statements.flatMap(({ actions, notActions }) => [...(actions ?? []), ...(notActions ?? [])]),
  );
  const names = patterns
    .filter((pattern) => pattern.includes('*'))
    .map((pattern) => pattern.replace(/^\*+$/, 'kms:*').replaceAll('*', 'X0').replaceAll('?', 'X'));
  return new Set(['kms:X0', ...names].filter((name) => /^kms:[a-z][a-z0-9]*$/i.test(name) && !findAction(name)));
}
