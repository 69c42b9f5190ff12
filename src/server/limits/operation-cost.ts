import {
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CallCost } from '../../graphql/call-cost.ts';
import type { Context } from '../../graphql/context.ts';

/** `size` counts the values of the answer, a policy's text for a hundred. */
export type Cost = {
  readonly kmsCalls: number;
  readonly size: number;
  /** By the field that asks for it. */
  readonly lists: ReadonlyMap<FieldNode, ListCost>;
};

/** As how many items a list is counted, and what each of them adds. */
export type ListCost = { readonly items: number; readonly kmsCallsPerItem: number; readonly sizePerItem: number };

export const FREE: Cost = { kmsCalls: 0, size: 0, lists: new Map() };

/**
 * The most that an operation may cause, from what its fields say they cost, with its variables filled in.
 * The document must be valid. Linear in its size: a selection set is counted once, however often it is spread.
 */
export function countCost(
  operation: OperationDefinitionNode,
  variables: Variables,
  { schema, document, contextValue }: ExecutionArgs,
): Cost {
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) return FREE; // the executor says so
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const context = contextValue as Context;
  const count: Count = { schema, fragments, variables, context, counted: new Map(), lists: new Map() };
  const total = countSelections(operation.selectionSet, rootType, count);
  return { kmsCalls: totalOf(total), size: total.size, lists: count.lists };
}

type Variables = { readonly [variable: string]: unknown };

type Count = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
  readonly context: Context;
  readonly counted: Map<SelectionSetNode, Calls>;
  readonly lists: Map<FieldNode, ListCost>;
};

/** The entry in `errors` of a nullable field whose call fails, in heap and in the answer, beside a value. */
const FAILURE_SIZE = 7;

/** What one object costs: its own calls, each once however many fields need it, and what its fields lead to. */
type Calls = { readonly own: Set<string>; below: number; size: number };

function totalOf({ own, below }: Calls): number {
  return own.size + below;
}

function countSelections(selectionSet: SelectionSetNode, type: GraphQLNamedType, count: Count): Calls {
  const known = count.counted.get(selectionSet);
  if (known !== undefined) return known;
  const calls: Calls = { own: new Set(), below: 0, size: 0 };
  for (const selection of selectionSet.selections) {
    if (!isIncluded(selection, count)) continue;
    if (selection.kind === Kind.FIELD) {
      addField(calls, selection, type, count);
      continue;
    }
    const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? count.fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition && count.schema.getType(fragment.typeCondition.name.value);
    if (fragment === undefined) continue;
    const inner = countSelections(fragment.selectionSet, condition ?? type, count);
    for (const call of inner.own) calls.own.add(call);
    calls.below += inner.below;
    calls.size += inner.size;
  }
  count.counted.set(selectionSet, calls);
  return calls;
}

function addField(calls: Calls, node: FieldNode, type: GraphQLNamedType, count: Count): void {
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
  if (field === undefined) {
    calls.size += 1; // __typename, or introspection, which has limits of its own in graphql-js; neither makes a call
    return;
  }
  const { operation, needed, more, items, size = 1, itemSize = 0 } = (field.extensions.kms ?? {}) as CallCost;
  const args = toArguments(field, node, count);
  if (operation !== undefined && needed?.(args) !== false) calls.own.add(`${operation} ${JSON.stringify(args)}`);
  calls.below += more?.(args) ?? 0;
  calls.size += operation === undefined || isNonNullType(field.type) ? size : Math.max(size, FAILURE_SIZE);
  if (node.selectionSet === undefined) return;
  const inner = countSelections(node.selectionSet, getNamedType(field.type), count);
  const objects = items?.(args, count.context) ?? 1;
  calls.below += objects * totalOf(inner);
  calls.size += objects * Math.max(inner.size, itemSize);
  if (items !== undefined)
    count.lists.set(node, { items: objects, kmsCallsPerItem: totalOf(inner), sizePerItem: inner.size });
}

/** A field whose arguments are wrong fails on its own at execution; the others still count. */
function toArguments(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  { variables }: Count,
): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}

function isIncluded(node: SelectionNode, { variables }: Count): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.if !== true && include?.if !== false;
}
