import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { CallCost } from './call-cost.ts';
import type { Context } from './context.ts';

/**
 * Has every list with a cost tell the context how many items it has. A list is counted as long as it may be: once it is read, the server
 * lets others have what it does not need.
 */
export function tellListLengths(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) Object.values(type.getFields()).filter(isCountedList).forEach(tellLength);
  }
  return schema;
}

type Field = GraphQLField<unknown, Context>;

function isCountedList({ extensions }: Field): boolean {
  return (extensions.kms as CallCost | undefined)?.items !== undefined;
}

function tellLength(field: Field): void {
  const { resolve } = field;
  if (resolve === undefined) return;
  const telling: GraphQLFieldResolver<unknown, Context> = async (source, args, context, info) => {
    let length = 0; // of a list that cannot be read
    try {
      const value = await resolve(source, args, context, info);
      length = toLength(value);
      return value;
    } finally {
      context.onListed(info.fieldNodes, length);
    }
  };
  field.resolve = telling;
}

/** Of a connection, or of an array; null has no items. */
function toLength(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  const { edges } = (value ?? {}) as { readonly edges?: readonly unknown[] };
  return edges?.length ?? 0;
}
