import type { KeyRef } from '../../../kms/arn.ts';
import { aliases } from '../../../kms/reads/aliases.ts';
import type { Calls } from '../../call-cost.ts';
import type { Context } from '../../context.ts';
import { checkLength } from '../../user-input.ts';
import { toAliasCalls } from '../alias-calls.ts';
import type { FilterCondition } from './condition.ts';

export const aliasCondition: FilterCondition = {
  isGiven: ({ aliasPrefix }) => Boolean(aliasPrefix),
  check: ({ aliasPrefix }) => void checkLength(aliasPrefix ?? '', 'filter.aliasPrefix'),
  toCalls: (_filter, keys) => toAliasFilterCalls(keys),
  isMet: (ref, { aliasPrefix }, context) => mayHaveAlias(ref, (name) => name.startsWith(aliasPrefix ?? ''), context),
};

/** The most calls of `mayHaveAlias` for that many keys. */
export function toAliasFilterCalls(keys: number): Calls {
  return toAliasCalls({ first: 1 }, keys);
}

/**
 * Whether a key has such an alias, or may have one: a key can have more than one page of aliases. The quota is 50
 * unless AWS raised it.
 */
export async function mayHaveAlias(
  ref: KeyRef,
  isWanted: (aliasName: string) => boolean,
  { loaders }: Context,
): Promise<boolean> {
  const { items, nextMarker } = await loaders.aliases(ref, { marker: null, limit: aliases.maxLimit });
  return nextMarker !== null || items.some(({ aliasName }) => isWanted(aliasName));
}
