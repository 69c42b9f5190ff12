import type { Tag } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { Key } from './key.ts';

const KeyTag = builder.objectRef<Tag>('KeyTag').implement({
  description: 'A tag of a key. Policies can use it in conditions (aws:ResourceTag).',
  fields: (t) => ({
    key: t.string({ description: 'The tag key. Case-sensitive.', resolve: ({ TagKey: key }) => key ?? '' }),
    value: t.string({ description: 'The tag value. It can be empty.', resolve: ({ TagValue: value }) => value ?? '' }),
  }),
});

builder.objectFields(Key, (t) => ({
  tags: t.field({
    type: [KeyTag],
    nullable: true,
    description:
      'The tags of the key: at most 50. Null where the call failed; `errors` says why. Needs kms:ListResourceTags; one ListResourceTags call per key.',
    extensions: withCost({ operation: 'ListResourceTags' }),
    resolve: (ref, _args, { loaders }) => loaders.tags(ref),
  }),
}));
