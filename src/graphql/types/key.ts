import { type KeyRef, toArn } from '../../kms/arn.ts';
import { builder } from '../builder.ts';

/** A reference to a key. Creating one makes no call. */
export const Key = builder.node(builder.objectRef<KeyRef>('Key'), {
  description:
    'An AWS KMS key. A Key is only a reference: it makes no call, and the key may not exist. Each field that calls KMS makes its own call, once per key and request, and only if it is selected.',
  directives: [
    { name: 'key', args: { fields: 'arn' } },
    { name: 'key', args: { fields: 'identifier' } },
  ],
  id: { resolve: toArn, description: 'The global ID of the key, for `node`. Opaque and stable. Makes no call.' },
  fields: (t) => ({
    arn: t.id({ description: 'The ARN of the key. Makes no call.', resolve: toArn }),
    keyId: t.exposeID('keyId', {
      description: 'The key ID: a UUID, or mrk- and 32 hexadecimal digits for a multi-Region key. Makes no call.',
    }),
    accountId: t.exposeID('accountId', {
      description: 'The account that owns the key, from its ARN. Makes no call.',
    }),
    region: t.exposeString('region', { description: 'The Region of the key, from its ARN. Makes no call.' }),
    partition: t.exposeString('partition', {
      description: 'The partition of the key, such as aws, aws-cn or aws-us-gov. Makes no call.',
    }),
  }),
});
