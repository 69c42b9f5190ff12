import { matchAction } from '../../analysis/match-action.ts';
import { KMS_ACTIONS } from '../../analysis/tables/actions.ts';
import { fitsKey, type KeyKind } from './fits-key.ts';

/**
 * The action patterns of a statement that KMS never performs with a key of this kind, such as kms:Decrypt for a key that
 * signs. A pattern with a wildcard counts if all actions that it matches are such.
 */
export function findUnfitActions(patterns: readonly string[], kind: KeyKind): ReadonlySet<string> {
  if (kind.usage === null) return NONE;
  return new Set(patterns.filter((pattern) => isUnfit(pattern, kind)));
}

const NONE: ReadonlySet<string> = new Set();

function isUnfit(pattern: string, kind: KeyKind): boolean {
  const matched = KMS_ACTIONS.filter(
    ({ name }) => matchAction({ actions: [pattern], notActions: null }, name) === 'YES',
  );
  return matched.length > 0 && matched.every(({ name }) => fitsKey(name, kind) === false);
}
