import { isAlias, parseKeyIdentifier } from '../../kms/arn.ts';
import { MAX_LIMIT } from '../../kms/calls.ts';
import { builder } from '../builder.ts';
import { withCost } from '../call-cost.ts';
import { toConnection } from '../connection.ts';
import { toItemCount, toKeyId, toScopeFrom } from '../user-input.ts';
import { Key } from './key.ts';

const KeyConnection = builder.connectionObject(
  { type: Key, name: 'KeyConnection', description: 'A page of keys, in the order of KMS.' },
  { name: 'KeyEdge', description: 'A key, and its place in the list.' },
);

builder.queryFields((t) => {
  const scopeArgs = {
    region: t.arg.string({ description: "Such as us-east-2; the gateway's own where it is not given." }),
    accountId: t.arg.id({ description: "12 digits; the gateway's own where it is not given." }),
  };
  return {
    key: t.field({
      type: Key,
      nullable: true,
      description:
        'One key, by key ID, key ARN, alias name or alias ARN, as DescribeKey takes them. No call by key ID or ARN: whether the key exists shows in the fields that ask KMS. By alias, one DescribeKey call, which needs kms:DescribeKey and also serves the fields that come from it. Null where the alias or the ARN names no key; `errors` says why.',
      args: {
        id: t.arg.id({
          required: true,
          description:
            'A key ID, key ARN, alias name (alias/...) or alias ARN. An ARN carries its own account and Region.',
        }),
        ...scopeArgs,
      },
      extensions: withCost({ operation: 'DescribeKey', needed: ({ id }) => typeof id === 'string' && isAlias(id) }),
      resolve: async (_root, { id, ...scope }, { loaders, home }) => {
        const ref = parseKeyIdentifier(toKeyId(id), toScopeFrom(scope, home));
        return 'keyId' in ref ? ref : (await loaders.description(ref)).ref;
      },
    }),
    keys: t.field({
      type: KeyConnection,
      nullable: true,
      description:
        'The keys of one account and Region, in the order of KMS. Null where the list cannot be read; `errors` says why. Needs kms:ListKeys; one ListKeys call per thousand keys.',
      args: {
        ...scopeArgs,
        first: t.arg.int({ description: 'How many: 1 to 1000; 50 where it is not given.' }),
        after: t.arg.string({ description: 'Go on behind this cursor; from the start where it is not given.' }),
      },
      extensions: withCost({ operation: 'ListKeys', items: toItemCount }),
      resolve: (_root, { region, accountId, ...page }, { calls, home, signal }) => {
        const scope = toScopeFrom({ region, accountId }, home);
        const list = `keys of account ${scope.accountId} in ${scope.region}`;
        return toConnection(list, page, (request) => calls.listKeys(scope, request, signal), MAX_LIMIT.keys);
      },
    }),
  };
});
