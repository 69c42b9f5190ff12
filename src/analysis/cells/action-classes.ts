import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { matchAction } from '../match-action.ts';
import { findAction, KMS_ACTIONS } from '../tables/actions.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { findUnknownActions, isUnknownAction } from '../unknown-actions.ts';
import type { Side, SideStatement } from './side.ts';

/** Actions that the policies do not tell apart. */
export type ActionClass = {
  /** In AWS's spelling; those that our table lacks, in that of the policies. */
  readonly names: readonly [string, ...string[]];
  /** Whether the names are made up: they stand for actions that KMS may add later, and that a wildcard matches. */
  readonly isFuture: boolean;
};

/**
 * Actions that concern a key, those that the policies name and our table lacks, and one that KMS may add later for each
 * pattern with a wildcard. Yields between actions.
 */
export function* toActionClasses(
  sides: readonly Side[],
  statements: readonly SideStatement[],
): Generator<null, readonly ActionClass[]> {
  const keys = new Set(statements.flatMap(({ statement }) => statement.conditions.map(({ key }) => key)));
  const limited = [...keys].flatMap((key) => findConditionKey(key)?.actions ?? []);
  const known = KMS_ACTIONS.filter(({ decidedBy }) => decidedBy !== 'IAM_ONLY').map(({ name }) => name);
  const classes = new Map<string, { names: [string, ...string[]]; isFuture: boolean }>();
  const patterns = sides.flatMap(({ policy }) =>
    policy.statements.flatMap(({ actions, notActions }) => [...(actions ?? []), ...(notActions ?? [])]),
  );
  const unknown = findUnknownActions(patterns);
  for (const name of [...known, ...unknown, ...toFutureActions(patterns)]) {
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
    else found.names.push(name);
    yield null;
  }
  return [...classes.values()];
}

/** One for each pattern with a wildcard, which may also be in the prefix: `*Thing` and `k?s:New*` match actions of KMS. */
function toFutureActions(patterns: readonly string[]): ReadonlySet<string> {
  const names = patterns
    .filter((pattern) => /[*?]/.test(pattern))
    .flatMap((pattern) => withoutPrefix(pattern))
    .map((rest) => `kms:${rest.replaceAll('*', 'X0').replaceAll('?', 'X')}`);
  return new Set(['kms:X0', ...names].filter(isUnknownAction));
}

/** What a pattern leaves for the name behind `kms:`. A wildcard can end in the prefix or go on. */
function withoutPrefix(pattern: string): readonly string[] {
  const text = pattern.replaceAll(/\*+/g, '*');
  let rests: ReadonlySet<string> = new Set([text]);
  for (const letter of 'kms:') {
    const next = new Set<string>();
    for (const rest of rests) {
      const behind = rest.startsWith('*') ? [rest, rest.slice(1)] : [rest];
      if (rest.startsWith('*')) next.add(rest);
      for (const each of behind) if (each[0] === '?' || each[0]?.toLowerCase() === letter) next.add(each.slice(1));
    }
    rests = next;
  }
  return [...rests];
}
