import { toArn } from '../../kms/arn.ts';
import { type Alias, aliases } from '../../kms/reads/aliases.ts';
import { askKmsForPage } from '../ask-kms.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { loadConnection } from '../connection.ts';
import { toAliasCalls } from './alias-calls.ts';
import { Key } from './key.ts';
import { pageArgs } from './page-args.ts';

const KeyAlias = builder.objectRef<Alias>('KeyAlias').implement({
  description:
    'A friendly name of a key in one account and Region. All fields come from the call that listed the alias.',
  fields: (t) => ({
    name: t.exposeString('aliasName', { description: 'The name with its prefix, such as alias/payments/cards.' }),
    arn: t.id({ description: 'The ARN of the alias. `Query.key` takes it, too.', resolve: toArn }),
    key: t.field({
      type: Key,
      nullable: true,
      description: 'The key that the alias points to. Null for an alias of AWS that has no key yet.',
      extensions: withCost({ leadsTo: 'previousObjects' }),
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
      description: 'When the alias was last pointed to another key. Null if KMS did not send it.',
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
    ...askKmsForPage(
      aliases,
      'aliases',
      'The aliases of the key: at most 50, unless AWS has raised that quota. For many keys of one Region, the gateway lists the aliases of the whole Region instead, if that takes fewer calls. That list does not tell whether a key without aliases exists.',
      {
        price: 'one ListAliases call per key and 100 aliases, or fewer for many keys of one Region',
        cost: { calls: toAliasCalls },
      },
    ),
    args: pageArgs(t),
    resolve: (ref, args, { loaders }) =>
      loadConnection(`aliases of ${toArn(ref)}`, args, (page) => loaders.aliases(ref, page), aliases.maxLimit),
  }),
}));
