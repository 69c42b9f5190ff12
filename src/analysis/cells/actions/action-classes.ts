import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { matchAction } from '../../match-action.ts';
import { findAction, KMS_ACTIONS } from '../../tables/actions.ts';
import { findConditionKey } from '../../tables/condition-keys.ts';
import { findUnknownActions } from '../../unknown-actions.ts';
import { type Side, toSideStatements } from '../side.ts';
import { findSharedActions, toFutureActions } from './future-actions.ts';

/** Actions that the policies do not tell apart. */
export type ActionClass = {
  /** In AWS's spelling; those that our table lacks, in that of the policies. */
  readonly names: readonly [string, ...string[]];
  /** Whether the names are made up: they stand for actions that KMS may add later, and that a wildcard matches. */
  readonly isFuture: boolean;
};

/** `areAll`: false if KMS may add actions for which none of these classes stands. */
export type ActionClasses = { readonly classes: readonly ActionClass[]; readonly areAll: boolean };

/**
 * Actions that concern a key, those that the policies name and our table lacks, and one that KMS may add later for each
 * pattern with a wildcard, and for each set of patterns if policies are compared. Yields between actions.
 */
export function* toActionClasses(sides: readonly Side[]): Generator<null, ActionClasses> {
  const statements = toSideStatements(sides);
  const keys = new Set(statements.flatMap(({ statement }) => statement.conditions.map(({ key }) => key)));
  const limited = [...keys].flatMap((key) => findConditionKey(key)?.actions ?? []);
  const known = KMS_ACTIONS.filter(({ decidedBy }) => decidedBy !== 'IAM_ONLY').map(({ name }) => name);
  const classes = new Map<string, { names: [string, ...string[]]; isFuture: boolean }>();
  const patterns = statements.flatMap(({ statement: { actions, notActions } }) => [
    ...(actions ?? []),
    ...(notActions ?? []),
  ]);
  const unknown = findUnknownActions(patterns);
  const future = toFutureActions(patterns);
  const shared = sides.length > 1 ? findSharedActions(patterns) : [];
  for (const name of new Set([...known, ...unknown, ...future, ...(shared ?? [])])) {
    const action = findAction(name);
    const isFuture = action === undefined && !unknown.has(name);
    const id = [
      action === undefined
        ? `${isFuture}`
        : `${action.acrossAccounts} ${action.decidedBy} ${name === 'kms:ReplicateKey'}`,
      ...limited.map((actions) => actions.has(toAsciiLowerCase(name))),
      ...statements.map(({ statement }) => matchAction(statement, name)),
    ].join();
    const found = classes.get(id);
    if (found === undefined) classes.set(id, { names: [name], isFuture });
    else if (!isFuture || future.has(name)) found.names.push(name);
    yield null;
  }
  return { classes: [...classes.values()], areAll: shared !== null };
}
