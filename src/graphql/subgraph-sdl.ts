import { MapperKind, mapSchema, printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';

/** The schema for people and their tools: without what only a router needs. */
export function toPublicSchema(schema: GraphQLSchema): GraphQLSchema {
  return lexicographicSortSchema(without(schema, FOR_ROUTERS));
}

/**
 * The SDL that a composer reads, for Apollo Federation. Without `node` and what serves it alone: the supergraph is no
 * place of one subgraph's.
 */
export function toSubgraphSdl(schema: GraphQLSchema): string {
  let sdl = printed.get(schema);
  if (sdl === undefined) {
    const subgraph = without(without(schema, FOR_NODE), MACHINERY);
    sdl = printSchemaWithDirectives(lexicographicSortSchema(subgraph));
    printed.set(schema, sdl);
  }
  return sdl;
}

const printed = new WeakMap<GraphQLSchema, string>();

/** A composer adds these itself. */
const MACHINERY = ['_Any', '_Entity', '_Service'];
const FOR_ROUTERS = [...MACHINERY, 'Key.identifier'];
/** Whose `node` would be the supergraph's? And `id` means something to it alone. */
const FOR_NODE = ['Node', 'Key.id', 'AwsAccount.id'];

/** `names` are types, whose fields go with them wherever they are, and TYPE.FIELDs. */
function without(schema: GraphQLSchema, names: readonly string[]): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.TYPE]: (type) => (names.includes(type.name) ? null : type),
    [MapperKind.OBJECT_FIELD]: (field, name, typeName) => (names.includes(`${typeName}.${name}`) ? null : field),
  });
}
