import { type GraphQLField, type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { CallCost } from './call-cost.ts';
import type { Context } from './context.ts';

/**
 * Makes every KMS list report its number of items to the context. Before the call, the cost counts the longest possible
 * list. After the call, the server releases what the list does not need, for other requests.
 */
export function tellListLengths(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type)) Object.values(type.getFields()).filter(isCountedList).forEach(tellLength);
  }
  return schema;
}

type Field = GraphQLField<unknown, Context>;

function isCountedList({ extensions }: Field): boolean {
  const { operation, items } = (extensions.kms ?? {}) as CallCost;
  return operation !== undefined && items !== undefined;
}

function tellLength(field: Field): void {
  const { resolve } = field;
  if (resolve === undefined) return;
  const telling: GraphQLFieldResolver<unknown, Context> = async (source, args, context, info) => {
    let length = 0; // stays 0 if the list cannot be read
    try {
      const value = await resolve(source, args, context, info);
      length = (value as Connection | null)?.edges.length ?? 0;
      return value;
    } finally {
      context.onListed(info.fieldNodes, length);
    }
  };
  field.resolve = telling;
}

type Connection = { readonly edges: readonly unknown[] };
