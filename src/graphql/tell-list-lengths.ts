import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  getNullableType,
  isIntrospectionType,
  isListType,
  isObjectType,
} from 'graphql';
import type { CallCost } from './call-cost.ts';
import type { Context } from './context.ts';

/**
 * Makes every list report its number of items to the context. A KMS list was counted with its maximum length. After
 * the call, the server releases the unused capacity for other requests. A list whose length only the execution knows,
 * such as the statements of a policy, was counted as one item. If the answer is too large, all further lists are
 * empty, because the server replaces the whole answer.
 */
export function tellListLengths(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !isIntrospectionType(type))
      Object.values(type.getFields()).filter(isList).forEach(tellLength);
  }
  return schema;
}

type Field = GraphQLField<unknown, Context>;

/** A list or a connection. The `nodes` and `edges` of a connection are the connection's own items. */
function isList({ type, extensions }: Field): boolean {
  const { items, leadsTo } = (extensions.kms ?? {}) as CallCost;
  return leadsTo !== 'sameObjects' && (items !== undefined || isListType(getNullableType(type)));
}

function tellLength(field: Field): void {
  const { resolve = defaultFieldResolver } = field;
  const telling: GraphQLFieldResolver<unknown, Context> = (source, args, context, info) => {
    const tell = (value: unknown): unknown => {
      const isWithin = context.onListed(info.fieldNodes, toLength(value));
      return isWithin ? value : toEmpty(value);
    };
    const value: unknown = resolve(source, args, context, info);
    if (!(value instanceof Promise)) return tell(value); // thousands of lists in policies need no promises
    return value.then(tell, (error: unknown) => {
      context.onListed(info.fieldNodes, 0);
      throw error;
    });
  };
  field.resolve = telling;
}

type Connection = { readonly edges: readonly unknown[] };

function toLength(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return (value as Connection | null | undefined)?.edges.length ?? 0;
}

function toEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return [];
  return value && { ...value, edges: [] };
}
