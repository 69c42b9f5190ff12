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
  getOperationAST,
  getVariableValues,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CallCost } from '../graphql/call-cost.ts';
import type { Context } from '../graphql/context.ts';

/** `size` counts the values of the answer, a policy's text for a hundred. */
export type Cost = { readonly kmsCalls: number; readonly size: number };

const FREE: Cost = { kmsCalls: 0, size: 0 };

const known = new WeakMap<ExecutionArgs, Cost>();

/** What `countCost` says, counted once per execution. */
export function costOf(args: ExecutionArgs): Cost {
  let cost = known.get(args);
  if (cost === undefined) {
    cost = countCost(args);
    known.set(args, cost);
  }
  return cost;
}

/**
 * The most that an operation may cause, from what its fields say they cost, with its variables filled in.
 * The document must be valid. Linear in its size: a selection set is counted once, however often it is spread.
 */
function countCost({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs): Cost {
  const operation = getOperationAST(document, operationName);
  const rootType = operation && schema.getRootType(operation.operation);
  if (!operation || !rootType) return FREE; // the executor says so
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  if (coerced === undefined) return FREE; // the executor says which variable is wrong
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const count = { schema, fragments, variables: coerced, context: contextValue as Context, counted: new Map() };
  const total = countSelections(operation.selectionSet, rootType, count);
  return { kmsCalls: totalOf(total), size: total.size };
}

type Count = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: { readonly [variable: string]: unknown };
  readonly context: Context;
  readonly counted: Map<SelectionSetNode, Calls>;
};

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
  if (field === undefined) return; // introspection, which makes no call
  const { operation, needed, more, items, size = 1, itemSize = 0 } = (field.extensions.kms ?? {}) as CallCost;
  const args = toArguments(field, node, count);
  if (operation !== undefined && needed?.(args) !== false) calls.own.add(`${operation} ${JSON.stringify(args)}`);
  calls.below += more?.(args) ?? 0;
  calls.size += size;
  if (node.selectionSet === undefined) return;
  const inner = countSelections(node.selectionSet, getNamedType(field.type), count);
  const objects = items?.(args, count.context) ?? 1;
  calls.below += objects * totalOf(inner);
  calls.size += objects * Math.max(inner.size, itemSize);
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
