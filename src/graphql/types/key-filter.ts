import type { KeyRef } from '../../kms/arn.ts';
import { KmsError } from '../../kms/exceptions.ts';
import { aliases } from '../../kms/reads/aliases.ts';
import { builder } from '../builder.ts';
import type { Args, Calls } from '../call-cost.ts';
import type { Context } from '../context.ts';
import { checkLength } from '../user-input.ts';
import { toAliasCalls } from './alias-calls.ts';
import { KeyManager, KeySpec, KeyState, KeyUsage } from './key-enums.ts';

const KeyTagFilter = builder.inputType('KeyTagFilter', {
  description: 'Selects keys that have a tag.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The tag key. Case-sensitive.' }),
    value: t.string({ description: 'The tag value. Case-sensitive. Any value matches if this is not given.' }),
  }),
});

export const KeyFilter = builder.inputType('KeyFilter', {
  description:
    'Selects keys of a list. A key must meet all conditions that are given. KMS cannot filter, so the gateway reads each key that it checks: `states`, `managers`, `usages` and `specs` together cost one DescribeKey call per key, `tag` costs one ListResourceTags call per key, and `aliasPrefix` costs as much as `aliases`. A page checks at most 500 keys, so it can be short or empty and still have a next page. The filter never hides a key that it cannot check: a key whose call fails is in the list, and its fields report the error; a key with more than 100 aliases passes `aliasPrefix`.',
  fields: (t) => ({
    states: t.field({ type: [KeyState.ref], description: 'The state is one of these.' }),
    managers: t.field({ type: [KeyManager.ref], description: 'The manager is one of these.' }),
    usages: t.field({ type: [KeyUsage.ref], description: 'The usage is one of these.' }),
    specs: t.field({ type: [KeySpec.ref], description: 'The type of the key material is one of these.' }),
    aliasPrefix: t.string({ description: 'The key has an alias that starts with this text, such as alias/payments/.' }),
    tag: t.field({ type: KeyTagFilter, description: 'The key has this tag.' }),
  }),
});

export type Filter = typeof KeyFilter.$inferInput;

/** Throws BAD_USER_INPUT. */
export function checkFilter({ aliasPrefix, tag }: Filter): void {
  checkLength(aliasPrefix ?? '', 'filter.aliasPrefix');
  checkLength(tag?.key ?? '', 'filter.tag.key');
  checkLength(tag?.value ?? '', 'filter.tag.value');
}

/** The most keys that one page checks. */
export const MAX_CHECKED_KEYS = 500;

/** The most calls of the filter for one page of each of `count` lists. Fields of the same keys share these calls. */
export function toFilterCalls({ filter }: Args, count: number): Calls {
  const { tag, aliasPrefix, states, managers, usages, specs } = (filter ?? {}) as Filter;
  const keys = count * MAX_CHECKED_KEYS;
  return {
    ...((states || managers || usages || specs) && { DescribeKey: keys }),
    ...(aliasPrefix && toAliasCalls({ first: 1 }, keys)),
    ...(tag && { ListResourceTags: keys }),
  };
}

/** Whether a key meets the filter. A key that cannot be read passes: otherwise it would look as if it did not match. */
export async function passesFilter(ref: KeyRef, filter: Filter, context: Context): Promise<boolean> {
  try {
    return await meetsFilter(ref, filter, context);
  } catch (error) {
    if (error instanceof KmsError) return true;
    throw error;
  }
}

async function meetsFilter(ref: KeyRef, filter: Filter, context: Context): Promise<boolean> {
  const { loaders } = context;
  const { states, managers, usages, specs, aliasPrefix, tag } = filter;
  if (states || managers || usages || specs) {
    const { metadata } = await loaders.description(ref);
    const matches = <Value>(wanted: readonly Value[] | null | undefined, value: Value | null) =>
      !wanted || (value !== null && wanted.includes(value));
    if (!matches(states, KeyState.read(metadata.KeyState, context))) return false;
    if (!matches(managers, KeyManager.read(metadata.KeyManager, context))) return false;
    if (!matches(usages, KeyUsage.read(metadata.KeyUsage, context))) return false;
    if (!matches(specs, KeySpec.read(metadata.KeySpec, context))) return false;
  }
  if (aliasPrefix) {
    const { items, nextMarker } = await loaders.aliases(ref, { marker: null, limit: aliases.maxLimit });
    // A key with more than one page of aliases passes: it may have such an alias. The quota is 50 unless AWS raised it.
    if (nextMarker === null && !items.some(({ aliasName }) => aliasName.startsWith(aliasPrefix))) return false;
  }
  if (!tag) return true;
  const tags = await loaders.tags(ref);
  return tags.some(({ TagKey, TagValue }) => TagKey === tag.key && (tag.value ?? TagValue) === TagValue);
}
