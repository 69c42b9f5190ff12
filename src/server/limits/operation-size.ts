import {
  type FieldNode,
  type GraphQLNamedType,
  getNamedType,
  getNullableType,
  isListType,
  isNonNullType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { argumentsOf, costOfField, fieldOf, fragmentOf, type Operation, selectionsOf } from './operation-fields.ts';

/**
 * The size of the entry in `errors` for a nullable field whose KMS call fails, in memory and in the answer. A value has
 * size 1.
 */
const FAILURE_SIZE = 7;

/**
 * The most values that the answer of an operation can have. A policy's text counts as 100. Takes time linear in the
 * size of the document: the size of a fragment is computed once, and added each time that the fragment is spread.
 */
export function countSize(operation: Operation): { readonly total: number; readonly lists: ItemSizes } {
  const counted: Counted = { selections: new Map(), lists: new Map() };
  const total = countSelections(operation.selectionSet, operation.rootType, operation, counted);
  return { total, lists: counted.lists };
}

/** For each list: the most items that it can have, the size of one item, and whether a KMS call returns the list. */
type ItemSizes = Map<FieldNode, { readonly items: number | null; readonly size: number; readonly isFromKms: boolean }>;

type Counted = { readonly selections: Map<SelectionSetNode, number>; readonly lists: ItemSizes };

function countSelections(
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType,
  operation: Operation,
  counted: Counted,
): number {
  const known = counted.selections.get(selectionSet);
  if (known !== undefined) return known;
  let size = 0;
  for (const selection of selectionsOf(selectionSet, operation)) {
    if (selection.kind === Kind.FIELD) {
      size += countField(selection, type, operation, counted);
      continue;
    }
    const fragment = fragmentOf(selection, type, operation);
    if (fragment) size += countSelections(fragment.selectionSet, fragment.type, operation, counted);
  }
  counted.selections.set(selectionSet, size);
  return size;
}

function countField(node: FieldNode, type: GraphQLNamedType, operation: Operation, counted: Counted): number {
  const field = fieldOf(node, type);
  if (field === undefined) return 1;
  const { operation: call, items, leadsTo, size = 1, itemSize = 0 } = costOfField(field);
  const own = call === undefined || isNonNullType(field.type) ? size : Math.max(size, FAILURE_SIZE);
  const isList = isListType(getNullableType(field.type)) && leadsTo !== 'sameObjects';
  if (node.selectionSet === undefined) {
    if (isList) counted.lists.set(node, { items: null, size: 1, isFromKms: call !== undefined });
    return own;
  }
  const inner = countSelections(node.selectionSet, getNamedType(field.type), operation, counted);
  const objects = items?.(argumentsOf(field, node, operation), operation.context) ?? null;
  const each = Math.max(inner, itemSize);
  if (isList || objects !== null) {
    counted.lists.set(node, { items: objects, size: each, isFromKms: call !== undefined });
  }
  return own + (objects ?? 1) * each;
}
