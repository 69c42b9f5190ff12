import { isAlias, parseKeyIdentifier } from '../../kms/arn.ts';
import { builder } from '../builder.ts';
import { type Calls, withCost } from '../call-cost.ts';
import { toKeyName } from '../entity.ts';
import { nameObjects } from '../name-objects.ts';
import { checkIdentifier, findScope, parseScope } from '../user-input.ts';
import { KeyFilter } from './filter/key-filter-input.ts';
import { Key } from './key.ts';
import { askKmsForKeys, KeyConnection, loadKeys } from './key-connection.ts';
import { pageArgs } from './page-args.ts';

builder.queryFields((t) => {
  const scopeArgs = {
    region: t.arg.string({ description: "The Region, such as us-east-2. Default: the gateway's own Region." }),
    accountId: t.arg.id({ description: "The account ID: 12 digits. Default: the gateway's own account." }),
  };
  return {
    key: t.field({
      type: Key,
      nullable: true,
      description:
        'One key, by key ID, key ARN, alias name or alias ARN. A key ID or key ARN costs no call: the fields that read from KMS tell whether the key exists. An alias costs one DescribeKey call, which `metadata` shares, and needs kms:DescribeKey. Null if the alias does not exist or the ARN is not valid; `errors` says why.',
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
      ...askKmsForKeys('The keys of one account and Region'),
      directives: { tag: { name: 'estate' } },
      args: {
        ...scopeArgs,
        filter: t.arg({ type: KeyFilter, description: 'Returns only keys that meet this filter.' }),
        ...pageArgs(t),
      },
      resolve: (_root, { region, accountId, ...page }, context) =>
        loadKeys(parseScope({ region, accountId }, context.home), page, context),
    }),
  };
});
