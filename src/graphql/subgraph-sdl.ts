import { MapperKind, mapSchema, printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';

/** The public schema, without the types and fields that only routers need. */
export function toPublicSchema(schema: GraphQLSchema): GraphQLSchema {
  return lexicographicSortSchema(without(schema, FOR_ROUTERS));
}

/** The SDL of the subgraph for Apollo Federation. Without `node` and global IDs, which mean nothing in a supergraph. */
export function toSubgraphSdl(schema: GraphQLSchema): string {
  let sdl = printed.get(schema);
  if (sdl === undefined) {
    const subgraph = without(without(schema, FOR_NODE), FEDERATION_TYPES);
    sdl = printSchemaWithDirectives(lexicographicSortSchema(subgraph));
    printed.set(schema, sdl);
  }
  return sdl;
}

const printed = new WeakMap<GraphQLSchema, string>();

/** Composition adds these types itself. */
const FEDERATION_TYPES = ['_Any', '_Entity', '_Service'];
const FOR_ROUTERS = [...FEDERATION_TYPES, 'Key.identifier'];
/** A supergraph can have only one `node`, and global IDs are of use with `node` only. */
const FOR_NODE = ['Node', 'Key.id', 'AwsAccount.id'];

/** Removes types with all fields of those types, and single fields. `names` are TYPE and TYPE.FIELD. */
function without(schema: GraphQLSchema, names: readonly string[]): GraphQLSchema {
  return mapSchema(schema, {
    [MapperKind.TYPE]: (type) => (names.includes(type.name) ? null : type),
    [MapperKind.OBJECT_FIELD]: (field, name, typeName) => (names.includes(`${typeName}.${name}`) ? null : field),
  });
}
