import { checkLength } from '../../user-input.ts';
import { mayHaveAlias, toAliasFilterCalls } from './alias-condition.ts';
import type { FilterCondition } from './condition.ts';

/** Characters: the longest alias name and tag value of AWS. */
const MAX_TEXT = 256;

/** Looks first where it costs the fewest calls, and stops as soon as the text is found. */
export const textCondition: FilterCondition = {
  isGiven: ({ text }) => Boolean(text),
  check: ({ text }) => void checkLength(text ?? '', 'filter.text', MAX_TEXT),
  toCalls: (_filter, keys) => ({ ...toAliasFilterCalls(keys), DescribeKey: keys, ListResourceTags: keys }),
  async isMet(ref, { text }, context) {
    const wanted = fold(text ?? '');
    const isFound = (value: string | undefined) => value !== undefined && fold(value).includes(wanted);
    if (isFound(ref.keyId) || (await mayHaveAlias(ref, isFound, context))) return true;
    const { metadata } = await context.loaders.description(ref);
    if (isFound(metadata.Description)) return true;
    const tags = await context.loaders.tags(ref);
    return tags.some(({ TagKey, TagValue }) => isFound(TagKey) || isFound(TagValue));
  },
};

/** Without case. `toLowerCase` alone depends on what follows: it makes a sigma at the end of a word another letter. */
function fold(text: string): string {
  return text.toLowerCase().toUpperCase();
}
