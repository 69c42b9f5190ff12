import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../../policy/matches-pattern.ts';
import { KMS_ACTIONS } from '../../tables/actions.ts';
import { findUnknownActions, isUnknownAction } from '../../unknown-actions.ts';
import { findTexts } from '../find-texts.ts';
import { toTextPattern } from '../text-pattern.ts';

/** Names that stand for actions that KMS may add later: one for each pattern with a wildcard. */
export function toFutureActions(patterns: readonly string[]): ReadonlySet<string> {
  const names = patterns
    .filter((pattern) => /[*?]/.test(pattern))
    .flatMap((pattern) => withoutPrefix(pattern))
    .map((rest) => `kms:${rest.replaceAll('*', 'X0').replaceAll('?', 'X')}`);
  return new Set(['kms:X0', ...names].filter(isUnknownAction));
}

/**
 * Names for the sets of patterns that can match the same action: `kms:New*` and `kms:*Thing` match an action that no
 * single pattern stands for. Null if there are too many to find.
 */
export function findSharedActions(patterns: readonly string[]): readonly string[] | null {
  const wildcards = [...new Set(patterns.map(fold))].filter((pattern) => /[*?]/.test(pattern) && isLimited(pattern));
  if (wildcards.length < 2) return [];
  if (wildcards.length > MAX_FOUND) return null; // each matches a name of its own, as a rule
  const isNearby = (name: string) => wildcards.some((pattern) => matchesPattern(pattern, name));
  const names = [...KMS_ACTIONS.map(({ folded }) => folded), ...[...findUnknownActions(patterns)].map(fold)];
  const letters = wildcards.join('').replaceAll(/[a-z0-9*?]/g, '');
  const found = findTexts({
    patterns: wildcards.map((pattern) => toTextPattern(pattern, TEXT)),
    literals: [...new Set(names)].filter(isNearby),
    prefix: 'kms:',
    without: letters,
    withoutFirst: DIGITS,
    others: `xzqjwvkyuabcdefghilmnoprst${DIGITS}`,
  });
  return found === null || found.length > MAX_FOUND ? null : found.filter(isUnknownAction);
}

/** The most names: each principal is compared for each of them. */
const MAX_FOUND = 100;

const TEXT = { hasWildcards: true, ignoresCase: false, isArn: false };
const DIGITS = '0123456789';

function fold(pattern: string): string {
  return toAsciiLowerCase(pattern.replaceAll(/\*+/g, '*'));
}

/** Whether the pattern tells actions of KMS apart: some match, and others do not. */
function isLimited(pattern: string): boolean {
  return withoutPrefix(pattern).length > 0 && !withoutPrefix(pattern).includes('*');
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
