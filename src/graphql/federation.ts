import { toArn } from '../kms/arn.ts';
import { builder } from './builder.ts';
import { INVALID_ID_SIZE, withCost } from './call-cost.ts';
import { loadEntity, type NamedKey, toEntityCalls, toEntityObjects } from './entity.ts';
import { toNodeTypeName } from './node.ts';
import { toSubgraphSdl } from './subgraph-sdl.ts';
import { AwsAccount } from './types/aws-account.ts';
import { Key } from './types/key.ts';

// The parts of the schema that only an Apollo Federation router needs.

const Any = builder.scalarType('_Any', {
  description:
    'The representation of an object by a router: `__typename` and the fields of a @key of that type, such as {"__typename": "Key", "arn": "arn:aws:kms:..."}.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

const Entity = builder.unionType('_Entity', {
  description: 'The objects that other subgraphs can refer to.',
  types: [Key, AwsAccount],
  resolveType: toNodeTypeName,
});

const Service = builder.objectRef<object>('_Service').implement({
  description: 'This subgraph, for the composition of the supergraph.',
  fields: (t) => ({
    sdl: t.string({
      description: 'The SDL of the subgraph, for Apollo Federation 2.9.',
      resolve: (_service, _args, _context, { schema }) => toSubgraphSdl(schema),
    }),
  }),
});

builder.queryFields((t) => ({
  _service: t.field({
    type: Service,
    description: 'For the composition of the supergraph. Makes no call.',
    resolve: () => ({}),
  }),
  _entities: t.field({
    type: [Entity],
    nullable: { list: false, items: true },
    description:
      'For routers: the objects of `representations`, in the same order. Makes one DescribeKey call, which needs kms:DescribeKey, for each Key whose `identifier` is an alias, and no call for other objects. An item is null if its representation is not valid; `errors` says why.',
    args: {
      representations: t.arg({ type: [Any], required: true, description: 'The representations of the objects.' }),
    },
    extensions: withCost({
      items: ({ representations }) => toList(representations).length,
      itemSize: INVALID_ID_SIZE,
      objects: ({ representations }, context) => toEntityObjects(toList(representations), context),
      itemCalls: ({ representations }) => toEntityCalls(toList(representations)),
    }),
    // One promise per item: graphql-js reports a rejection for its own item only.
    resolve: (_root, { representations }, context) =>
      representations.map((representation, index) => loadEntity(representation, `representations[${index}]`, context)),
  }),
}));

builder.objectField(Key, 'identifier', (t) =>
  t.id({
    description:
      'For subgraphs that do not know the ARN of a key: an identifier that `Query.key` accepts. An alias costs one DescribeKey call, which needs kms:DescribeKey; other identifiers cost no call. An identifier without account and Region is looked up in those of the gateway. Hidden from clients, who use `arn`.',
    directives: { inaccessible: {} },
    resolve: (ref: NamedKey) => ref.identifier ?? toArn(ref),
  }),
);

/** Empty for an invalid argument: graphql-js reports it at execution. */
function toList(representations: unknown): readonly unknown[] {
  return Array.isArray(representations) ? representations : [];
}
