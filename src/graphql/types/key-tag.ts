import { type Tag, tags } from '../../kms/reads/tags.ts';
import { askKms } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { Key } from './key.ts';

const KeyTag = builder.objectRef<Tag>('KeyTag').implement({
  description: 'A tag of a key. Policies can allow or deny by it (aws:ResourceTag).',
  fields: (t) => ({
    key: t.string({ description: 'The tag key, case-sensitive.', resolve: ({ TagKey: key }) => key ?? '' }),
    value: t.string({
      description: 'The tag value, which may be empty.',
      resolve: ({ TagValue: value }) => value ?? '',
    }),
  }),
});

builder.objectFields(Key, (t) => ({
  tags: t.field({
    type: [KeyTag],
    ...askKms(tags, 'The tags of the key: at most 50.'),
    resolve: (ref, _args, { loaders }) => loaders.tags(ref),
  }),
}));
