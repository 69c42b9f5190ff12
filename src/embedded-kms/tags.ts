import type { Tag } from './key-record.ts';
import { KmsFault } from './kms-fault.ts';

const MAX_TAGS = 50;

type TagInput = { readonly TagKey: string; readonly TagValue: string };

/** Throws the TagException of CreateKey, ReplicateKey and TagResource. */
export function parseTags(input: readonly TagInput[]): readonly Tag[] {
  if (input.length > MAX_TAGS) throw new KmsFault('TagException', 'Too many tags');
  if (new Set(input.map((tag) => tag.TagKey)).size < input.length) {
    throw new KmsFault('TagException', 'Duplicate tag keys');
  }
  if (input.some((tag) => tag.TagKey.startsWith('aws:'))) {
    throw new KmsFault('TagException', 'Tags beginning with aws: are reserved');
  }
  return input.map((tag) => ({ key: tag.TagKey, value: tag.TagValue }));
}

/** The first tags and the second, which win. Throws TagException for more than a key can have. */
export function mergeTags(tags: readonly Tag[], more: readonly Tag[]): readonly Tag[] {
  const merged = [...new Map([...tags, ...more].map((tag) => [tag.key, tag])).values()];
  if (merged.length > MAX_TAGS) throw new KmsFault('TagException', 'Too many tags');
  return merged;
}

/** As the API has it. */
export function toTagEntry({ key, value }: Tag): object {
  return { TagKey: key, TagValue: value };
}
