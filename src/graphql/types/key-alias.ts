import { toArn } from '../../kms/arn.ts';
import { type Alias, MAX_LIMIT } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { toConnection } from '../connection.ts';
import { toItemCount } from '../user-input.ts';
import { toAliasCalls } from './alias-calls.ts';
import { pageArgs } from './connection-args.ts';
import { Key } from './key.ts';

const KeyAlias = builder.objectRef<Alias>('KeyAlias').implement({
  description:
    'An alias: a friendly name of a key in one account and Region. All fields come from the ListAliases call that listed it.',
  fields: (t) => ({
    name: t.exposeString('aliasName', { description: 'The name with its prefix, such as alias/payments/cards.' }),
    arn: t.id({ description: 'The ARN of the alias. `Query.key` accepts it, too.', resolve: toArn }),
    key: t.field({
      type: Key,
      nullable: true,
      description: 'The key of the alias. Null for an AWS managed alias that has no key yet.',
      extensions: withCost({ leads: 'back' }),
      resolve: ({ target }) => target,
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the alias was created. Null if KMS did not send it.',
    }),
    lastUpdatedAt: t.expose('lastUpdatedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the alias was last associated with a key. Null if KMS did not send it.',
    }),
  }),
});

export const KeyAliasConnection = builder.connectionObject(
  { type: KeyAlias, name: 'KeyAliasConnection', description: 'A page of aliases, in the order of KMS.' },
  { name: 'KeyAliasEdge', description: 'An alias and its position in the list.' },
);

builder.objectFields(Key, (t) => ({
  aliases: t.field({
    type: KeyAliasConnection,
    nullable: true,
    description:
      'The aliases of the key: at most 50, unless AWS has raised that quota. Null where the call failed; `errors` says why. Needs kms:ListAliases; one ListAliases call per key and hundred aliases, or fewer for many keys of one Region: then the aliases of the whole Region are listed, a hundred per call, which does not tell whether a key without aliases exists.',
    args: pageArgs(t),
    extensions: withCost({ operation: 'ListAliases', calls: toAliasCalls, items: toItemCount }),
    resolve: (ref, args, { loaders }) =>
      toConnection(`aliases of ${toArn(ref)}`, args, (page) => loaders.aliases(ref, page), MAX_LIMIT.aliases),
  }),
}));
