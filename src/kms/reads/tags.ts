import { ListResourceTagsCommand, type Tag } from '@aws-sdk/client-kms';
import { type KeyRef, toArn } from '../arn.ts';
import { defineShortList } from './define-read.ts';
import { isText, toCheck } from './shape.ts';

export type { Tag };

/** A key has at most 50 tags. */
export const tags = defineShortList({
  operation: 'ListResourceTags',
  perSecond: 2000,
  permission: 'key:read',
  maxLimit: 50,
  call: (client, ref: KeyRef, page) => client.send(new ListResourceTagsCommand({ KeyId: toArn(ref), ...page })),
  entries: ({ Tags: entries }) => entries,
  isEntry: toCheck<Tag>({ TagKey: isText, TagValue: isText }),
  toItems: (tag) => [tag],
});
