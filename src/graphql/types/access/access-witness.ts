import type { AccessWitness as Witness } from '../../../analysis/witness.ts';
import { builder } from '../../builder.ts';
import { AccessVerdict } from './key-access.ts';

const ConditionKey = builder.objectRef<Witness['keys'][number]>('ConditionKey').implement({
  description: 'A condition key of a request, and its values.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'The condition key, such as kms:ViaService.' }),
    values: t.stringList({
      description: 'The values that the request has: exactly one, except for a key with several values.',
      resolve: ({ values }) => values,
    }),
  }),
});

export const AccessWitness = builder.objectRef<Witness>('AccessWitness').implement({
  description:
    'A request that demonstrates something. Pass `principal` and `action` to `Key.access`, and `keys` and `absent` in its `context`: it gives the same verdict, if no grant decides.',
  fields: (t) => ({
    principal: t.exposeString('principal', {
      description:
        'Who sends the request. A made-up user or role if it stands for everyone, or for all of an account: for example one of account 999999999999, which the policy does not name.',
    }),
    action: t.exposeString('action', { description: "The action in AWS's spelling." }),
    keys: t.field({
      type: [ConditionKey],
      description: 'The condition keys that the request has, besides those that follow from principal, action and key.',
      resolve: ({ keys }) => keys,
    }),
    absent: t.stringList({
      description: 'The condition keys that the request does not have.',
      resolve: ({ absent }) => absent,
    }),
    verdict: t.expose('verdict', { type: AccessVerdict, description: 'The verdict for this request.' }),
  }),
});
