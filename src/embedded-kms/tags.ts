import type { Tag } from './key-record.ts';
import { KmsFault } from './kms-fault.ts';

const MAX_TAGS = 50;

type TagInput = { readonly TagKey: string; readonly TagValue: string };

/** Throws the TagException of CreateKey and TagResource. */
export function toTags(input: readonly TagInput[]): readonly Tag[] {
  if (input.length > MAX_TAGS) throw new KmsFault('TagException', 'Too many tags');
  if (new Set(input.map((tag) => tag.TagKey)).size < input.length) {
    throw new KmsFault('TagException', 'Duplicate tag keys');
  }
  if (input.some((tag) => tag.TagKey.startsWith('aws:'))) {
    throw new KmsFault('TagException', 'Tags beginning with aws: are reserved');
  }
  return input.map((tag) => ({ key: tag.TagKey, value: tag.TagValue }));
}
