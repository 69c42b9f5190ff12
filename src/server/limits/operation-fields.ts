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
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Args, CallCost, CostContext } from '../../graphql/call-cost.ts';

/** An operation with its variables, ready for counting its cost. Its document must be valid. */
export type Operation = {
  readonly selectionSet: SelectionSetNode;
  readonly rootType: GraphQLNamedType;
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Args;
  readonly context: CostContext;
  /** Caches the arguments of each field. */
  readonly args: Map<FieldNode, Args>;
};

/** Undefined if the schema has no operations of this kind. The executor then answers with an error. */
export function findOperation(
  { operation, selectionSet }: OperationDefinitionNode,
  variables: Args,
  { schema, document, contextValue }: ExecutionArgs,
): Operation | undefined {
  const rootType = schema.getRootType(operation);
  if (!rootType) return undefined;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  return {
    selectionSet,
    rootType,
    schema,
    fragments,
    variables,
    context: contextValue as CostContext,
    args: new Map(),
  };
}

/** The selections that `@skip` and `@include` do not remove. Fragments are not expanded. */
export function selectionsOf(selectionSet: SelectionSetNode, { variables }: Operation): readonly SelectionNode[] {
  if (!selectionSet.selections.some(hasDirectives)) return selectionSet.selections;
  return selectionSet.selections.filter((node) => {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
    return skip?.if !== true && include?.if !== false;
  });
}

function hasDirectives({ directives }: SelectionNode): boolean {
  return directives !== undefined && directives.length > 0;
}

/** The selection set of a fragment, spread or inline, and its type. */
export function fragmentOf(
  node: Exclude<SelectionNode, FieldNode>,
  type: GraphQLNamedType,
  { schema, fragments }: Operation,
): { readonly selectionSet: SelectionSetNode; readonly type: GraphQLNamedType } | undefined {
  const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
  const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
  return fragment && { selectionSet: fragment.selectionSet, type: condition ?? type };
}

/** Undefined for `__typename` and introspection. They make no KMS call, and graphql-js limits introspection itself. */
export function fieldOf(node: FieldNode, type: GraphQLNamedType): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
}

export function costOfField({ extensions }: GraphQLField<unknown, unknown>): CallCost {
  return (extensions.kms ?? {}) as CallCost;
}

/** The arguments of a field. Empty if they are wrong: the field then fails when it is executed. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, operation: Operation): Args {
  let args = operation.args.get(node);
  if (args === undefined) {
    args = parseArguments(field, node, operation);
    operation.args.set(node, args);
  }
  return args;
}

function parseArguments(field: GraphQLField<unknown, unknown>, node: FieldNode, { variables }: Operation): Args {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
}
