import { checkLength } from '../../user-input.ts';
import { mayHaveAlias, toAliasFilterCalls } from './alias-condition.ts';
import type { FilterCondition } from './condition.ts';

/** Characters. No alias name, tag key and tag value of AWS is longer. */
const MAX_TEXT = 256;

/** Looks first where most keys are decided by the fewest calls, and stops as soon as the text is found. */
export const textCondition: FilterCondition = {
  isGiven: ({ text }) => Boolean(text),
  check: ({ text }) => void checkLength(text ?? '', 'filter.text', MAX_TEXT),
  toCalls: (_filter, keys) => ({ ...toAliasFilterCalls(keys), DescribeKey: keys, ListResourceTags: keys }),
  async isMet(ref, { text }, context) {
    const wanted = (text ?? '').toLowerCase();
    const isFound = (value: string | undefined) => value?.toLowerCase().includes(wanted) === true;
    if (isFound(ref.keyId) || (await mayHaveAlias(ref, isFound, context))) return true;
    const { metadata } = await context.loaders.description(ref);
    if (isFound(metadata.Description)) return true;
    const tags = await context.loaders.tags(ref);
    return tags.some(({ TagKey, TagValue }) => isFound(TagKey) || isFound(TagValue));
  },
};
