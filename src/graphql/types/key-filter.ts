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
  description: 'Keys with this tag.',
  fields: (t) => ({
    key: t.string({ required: true, description: 'The tag key, case-sensitive.' }),
    value: t.string({ description: 'The tag value, case-sensitive; any value where it is not given.' }),
  }),
});

export const KeyFilter = builder.inputType('KeyFilter', {
  description:
    'Which keys of a list to give: those that meet all that is named. KMS cannot filter, so the gateway reads what it needs of each key: `states`, `managers`, `usages` and `specs` together cost one DescribeKey call per key that is looked at, `tag` one ListResourceTags call, `aliasPrefix` what `aliases` costs. Of a key, a hundred aliases are looked at: one with more is given. A page looks at 500 keys at most; it may be short, or empty, and still have a next one. A key that cannot be read is given, so that it is not hidden: its fields say why.',
  fields: (t) => ({
    states: t.field({ type: [KeyState.ref], description: 'In one of these states.' }),
    managers: t.field({ type: [KeyManager.ref], description: 'Managed by one of these.' }),
    usages: t.field({ type: [KeyUsage.ref], description: 'For one of these usages.' }),
    specs: t.field({ type: [KeySpec.ref], description: 'With key material of one of these kinds.' }),
    aliasPrefix: t.string({ description: 'With an alias that begins so, such as alias/payments/.' }),
    tag: t.field({ type: KeyTagFilter, description: 'With this tag.' }),
  }),
});

export type Filter = typeof KeyFilter.$inferInput;

/** Throws BAD_USER_INPUT. */
export function checkFilter({ aliasPrefix, tag }: Filter): void {
  checkLength(aliasPrefix ?? '', 'filter.aliasPrefix');
  checkLength(tag?.key ?? '', 'filter.tag.key');
  checkLength(tag?.value ?? '', 'filter.tag.value');
}

/** What one page looks at, at most. */
export const MAX_LOOKS = 500;

/** The calls that a page of each of so many lists may make for looking at keys; the fields of those keys share them. */
export function toFilterCalls({ filter }: Args, count: number): Calls {
  const { tag, aliasPrefix, states, managers, usages, specs } = (filter ?? {}) as Filter;
  const keys = count * MAX_LOOKS;
  return {
    ...((states || managers || usages || specs) && { DescribeKey: keys }),
    ...(aliasPrefix && toAliasCalls({ first: 1 }, keys)),
    ...(tag && { ListResourceTags: keys }),
  };
}

/** Whether a key meets the filter. One that cannot be read passes: it must not be hidden, and its fields say why. */
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
    const is = <Value>(wanted: readonly Value[] | null | undefined, value: Value | null) =>
      !wanted || (value !== null && wanted.includes(value));
    if (!is(states, KeyState.read(metadata.KeyState, context))) return false;
    if (!is(managers, KeyManager.read(metadata.KeyManager, context))) return false;
    if (!is(usages, KeyUsage.read(metadata.KeyUsage, context))) return false;
    if (!is(specs, KeySpec.read(metadata.KeySpec, context))) return false;
  }
  if (aliasPrefix) {
    const { items, nextMarker } = await loaders.aliases(ref, { marker: null, limit: aliases.maxLimit });
    // One with more than a page of them, which no quota of AWS allows unless raised, is given: it may have such an alias.
    if (nextMarker === null && !items.some(({ aliasName }) => aliasName.startsWith(aliasPrefix))) return false;
  }
  if (!tag) return true;
  const tags = await loaders.tags(ref);
  return tags.some(({ TagKey, TagValue }) => TagKey === tag.key && (tag.value ?? TagValue) === TagValue);
}
