import { toArn } from '../kms/arn.ts';
import { builder } from './builder.ts';
import { ERROR_SIZE, withCost } from './call-cost.ts';
import { loadEntity, type NamedKey, toEntityCalls, toEntityObjects } from './entity.ts';
import { toNodeTypeName } from './node.ts';
import { toSubgraphSdl } from './subgraph-sdl.ts';
import { AwsAccount } from './types/aws-account.ts';
import { Key } from './types/key.ts';

// What a router of Apollo Federation needs besides the public API.

const Any = builder.scalarType('_Any', {
  description:
    'An object as a router names it: `__typename`, and the fields of one of the keys of that type, such as {"__typename": "Key", "arn": "arn:aws:kms:..."}.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

const Entity = builder.unionType('_Entity', {
  description: 'What other subgraphs can name.',
  types: [Key, AwsAccount],
  resolveType: toNodeTypeName,
});

const Service = builder.objectRef<object>('_Service').implement({
  description: 'This subgraph, for a composer.',
  fields: (t) => ({
    sdl: t.string({
      description: 'The SDL of the subgraph, for Apollo Federation 2.9.',
      resolve: (_service, _args, _context, { schema }) => toSubgraphSdl(schema),
    }),
  }),
});

builder.queryFields((t) => ({
  _service: t.field({ type: Service, description: 'For a composer. Costs no call.', resolve: () => ({}) }),
  _entities: t.field({
    type: [Entity],
    nullable: { list: false, items: true },
    description:
      'For a router: the objects that it names, in its order. No call for a Key by `arn` and for an AwsAccount; for a Key whose `identifier` is an alias one DescribeKey call, which needs kms:DescribeKey. An item is null, with an entry in `errors`, where it names nothing.',
    args: { representations: t.arg({ type: [Any], required: true, description: 'What names the objects.' }) },
    extensions: withCost({
      items: ({ representations }) => toList(representations).length,
      itemSize: ERROR_SIZE,
      objects: ({ representations }, context) => toEntityObjects(toList(representations), context),
      itemCalls: ({ representations }) => toEntityCalls(toList(representations)),
    }),
    // A promise of its own for each: one that fails is the failure of its own item.
    resolve: (_root, { representations }, context) =>
      representations.map((representation, index) => loadEntity(representation, `representations[${index}]`, context)),
  }),
}));

builder.objectField(Key, 'identifier', (t) =>
  t.id({
    description:
      'For subgraphs that do not know the ARN of a key: whatever `Query.key` takes. One DescribeKey call for an alias, which needs kms:DescribeKey, else no call. What names no account and Region is looked for in those of the gateway. It joins, and is hidden from clients: theirs is `arn`.',
    directives: { inaccessible: {} },
    resolve: (ref: NamedKey) => ref.identifier ?? toArn(ref),
  }),
);

/** Of arguments that are wrong there is none; they fail at execution. */
function toList(representations: unknown): readonly unknown[] {
  return Array.isArray(representations) ? representations : [];
}
