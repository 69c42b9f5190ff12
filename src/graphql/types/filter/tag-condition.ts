import { checkLength } from '../../user-input.ts';
import type { FilterCondition } from './condition.ts';

export const tagCondition: FilterCondition = {
  isGiven: ({ tag }) => Boolean(tag),
  check({ tag }) {
    checkLength(tag?.key ?? '', 'filter.tag.key');
    checkLength(tag?.value ?? '', 'filter.tag.value');
  },
  toCalls: (_filter, keys) => ({ ListResourceTags: keys }),
  async isMet(ref, { tag }, { loaders }) {
    const tags = await loaders.tags(ref);
    return tags.some(({ TagKey, TagValue }) => TagKey === tag?.key && (tag?.value ?? TagValue) === TagValue);
  },
};
