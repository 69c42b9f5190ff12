import { type KeyRef, toArn } from '../../kms/arn.ts';
import { builder } from '../builder.ts';

/** A handle: making one costs no call. */
export const Key = builder.node(builder.objectRef<KeyRef>('Key'), {
  description:
    'An AWS KMS key. A handle: naming one costs no call, and says nothing about whether the key exists. Each field that asks KMS makes its own call, once per key and request, and only where it is selected.',
  directives: [
    { name: 'key', args: { fields: 'arn' } },
    { name: 'key', args: { fields: 'identifier' } },
  ],
  id: { resolve: toArn, description: 'Opaque and stable; `node` takes it. Known without a call.' },
  fields: (t) => ({
    arn: t.id({ description: "The key's ARN. Known without a call.", resolve: toArn }),
    keyId: t.exposeID('keyId', {
      description: 'The key ID: a UUID, or mrk- and 32 hex digits for a multi-Region key. Known without a call.',
    }),
    accountId: t.exposeID('accountId', {
      description: 'The account that owns the key, from its ARN. Known without a call.',
    }),
    region: t.exposeString('region', { description: 'The Region of the key, from its ARN. Known without a call.' }),
    partition: t.exposeString('partition', {
      description: 'The partition of the key: aws, aws-cn, aws-us-gov. Known without a call.',
    }),
  }),
});
