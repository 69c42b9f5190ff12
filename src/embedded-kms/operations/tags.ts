import { requireKey, requireKeyToChange } from '../rules/require-key.ts';
import { mergeTags, parseTags, toTagEntry } from '../rules/tags.ts';
import { createSortedMap } from '../store/sorted-map.ts';
import { LIMIT, MARKER, REQUIRED_KEY_ID, TAG_KEY, TAGS } from '../wire/shapes.ts';
import { defineOperation } from './operation.ts';
import { selectPage } from './select-page.ts';

export const tagResource = defineOperation(
  { KeyId: REQUIRED_KEY_ID, Tags: { ...TAGS, required: true } },
  (context, input) => {
    const key = requireKeyToChange(context, input.KeyId);
    context.store.putKey({ ...key, tags: mergeTags(key.tags, parseTags(input.Tags)) });
    return undefined;
  },
);

/** Ignores tag keys that the KMS key does not have. */
export const untagResource = defineOperation(
  { KeyId: REQUIRED_KEY_ID, TagKeys: { type: 'list', of: TAG_KEY, required: true } },
  (context, input) => {
    const key = requireKeyToChange(context, input.KeyId);
    context.store.putKey({ ...key, tags: key.tags.filter((tag) => !input.TagKeys.includes(tag.key)) });
    return undefined;
  },
);

/**
 * KMS documents a Limit of 1 to 50, but its service model allows up to 1,000.
 * Inferred: the tags are sorted by key, and a Limit above 50 means 50; AWS's answers were not captured.
 */
export const listResourceTags = defineOperation(
  { KeyId: REQUIRED_KEY_ID, Limit: LIMIT, Marker: MARKER },
  (context, input) => {
    const { tags } = requireKey(context, input.KeyId);
    const list = createSortedMap(tags.map((tag) => [tag.key, tag]));
    const { items, rest } = selectPage(list, 'tags', input, { default: 50, max: 50 });
    return { Tags: items.map(toTagEntry), ...rest };
  },
);
