import { isAlias, parseKeyIdentifier } from '../../kms/arn.ts';
import { builder } from '../builder.ts';
import { type Calls, withCost } from '../call-cost.ts';
import { toKeyName } from '../entity.ts';
import { nameObjects } from '../named-objects.ts';
import { checkIdentifier, findScope, parseScope } from '../user-input.ts';
import { pageArgs } from './connection-args.ts';
import { Key } from './key.ts';
import { KEYS_COST, KEYS_DESCRIPTION, KeyConnection, loadKeys } from './key-connection.ts';
import { KeyFilter } from './key-filter.ts';

builder.queryFields((t) => {
  const scopeArgs = {
    region: t.arg.string({ description: 'The Region, such as us-east-2. Default: the Region of the gateway.' }),
    accountId: t.arg.id({ description: 'The account ID: 12 digits. Default: the account of the gateway.' }),
  };
  return {
    key: t.field({
      type: Key,
      nullable: true,
      description:
        'One key by key ID, key ARN, alias name or alias ARN. A key ID or key ARN makes no call, so it does not check that the key exists: the fields that call KMS do. An alias costs one DescribeKey call, which needs kms:DescribeKey and which `Key.metadata` shares. Null if the alias does not exist or the ARN is not valid; `errors` says why.',
      directives: { tag: { name: 'estate' } },
      args: {
        id: t.arg.id({
          required: true,
          description:
            'A key ID, key ARN, alias name (alias/...) or alias ARN. An ARN carries its own account and Region.',
        }),
        ...scopeArgs,
      },
      extensions: withCost({
        objects: ({ id, ...scope }, context) =>
          nameObjects([{ arn: toKeyName(String(id), scope, context.home) }], context),
        itemCalls: ({ id }): Calls => (isAlias(String(id)) ? { DescribeKey: 1 } : {}),
      }),
      resolve: async (_root, { id, ...scope }, { loaders, home }) => {
        const ref = parseKeyIdentifier(checkIdentifier(id), findScope(scope, home));
        return 'keyId' in ref ? ref : (await loaders.description(ref)).ref;
      },
    }),
    keys: t.field({
      type: KeyConnection,
      nullable: true,
      description: `The keys of one account and Region, ${KEYS_DESCRIPTION}`,
      directives: { tag: { name: 'estate' } },
      args: {
        ...scopeArgs,
        filter: t.arg({ type: KeyFilter, description: 'Returns only keys that meet this filter.' }),
        ...pageArgs(t),
      },
      extensions: KEYS_COST,
      resolve: (_root, { region, accountId, ...page }, context) =>
        loadKeys(parseScope({ region, accountId }, context.home), page, context),
    }),
  };
});
