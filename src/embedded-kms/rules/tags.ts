import type { Tag } from '../store/key-record.ts';
import { KmsFault } from './kms-fault.ts';

const MAX_TAGS = 50;

type TagInput = { readonly TagKey: string; readonly TagValue: string };

/** The tags of a CreateKey, ReplicateKey or TagResource request. Throws TagException. */
export function parseTags(input: readonly TagInput[]): readonly Tag[] {
  if (input.length > MAX_TAGS) throw new KmsFault('TagException', 'Too many tags');
  if (new Set(input.map((tag) => tag.TagKey)).size < input.length) {
    throw new KmsFault('TagException', 'Duplicate tag keys');
  }
  if (input.some((tag) => /^aws:/i.test(tag.TagKey))) {
    throw new KmsFault('TagException', 'Tags beginning with aws: are reserved');
  }
  return input.map((tag) => ({ key: tag.TagKey, value: tag.TagValue }));
}

/**
 * All tags of both lists. The second list's value counts where both have a key. Throws TagException for more than 50.
 */
export function mergeTags(tags: readonly Tag[], more: readonly Tag[]): readonly Tag[] {
  const merged = [...new Map([...tags, ...more].map((tag) => [tag.key, tag])).values()];
  if (merged.length > MAX_TAGS) throw new KmsFault('TagException', 'Too many tags');
  return merged;
}

/** A tag with the member names of the API. */
export function toTagEntry({ key, value }: Tag): object {
  return { TagKey: key, TagValue: value };
}
