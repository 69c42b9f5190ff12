import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Calls, Objects } from '../../graphql/call-cost.ts';
import { argumentsOf, costOfField, fieldOf, fragmentOf, type Operation, selectionsOf } from './operation-fields.ts';

/**
 * The most KMS calls that an operation can make, without retries. The number is exact if every call succeeds and every
 * list has as many items as the query asks for. The walk follows the shape of the answer. Objects that are selected
 * together, such as the items of a list, form one object set. If several paths lead to the same objects (aliases,
 * fragments, `nodes` and `edges` of one list), they lead to the same object set, which counts each call once.
 *
 * Each field of a mutation has an object set of its own: the fields run one after the other, and none uses what another
 * one has read.
 *
 * A selection set is walked once per object set. There are few object sets: a list adds only one for all its items,
 * and a field that leads back to the previous objects, such as from an alias to its key, adds none.
 */
export function countCalls(operation: Operation): CountedCalls {
  const root = createObjectSet({ id: '', count: 1 }, null);
  const walk: Walk = { operation, objectSets: new Map(), targets: new Map(), total: 0 };
  walkSelections(operation.selectionSet, operation.rootType, root, walk);
  return { total: walk.total, perItem: toCallsPerItem(walk) };
}

export type CountedCalls = {
  readonly total: number;
  /**
   * The calls for one object that a field leads to, including all objects below it. Never an overestimate: 0 if another
   * field leads to the same objects, and the minimum if the field leads to several object sets.
   */
  readonly perItem: ReadonlyMap<FieldNode, number>;
};

/** Objects of which the operation selects the same fields, such as the items of a list. */
type ObjectSet = Objects & {
  /** The object set whose field leads to this one, and the type that has the field. Null for the root. */
  readonly from: { readonly objectSet: ObjectSet; readonly type: GraphQLNamedType } | null;
  readonly calls: Map<string, number>;
  readonly walked: Set<SelectionSetNode>;
};

/** The state of the walk over one operation. */
type Walk = {
  readonly operation: Operation;
  /** By the ID of the objects. */
  readonly objectSets: Map<string, ObjectSet>;
  /** The object sets that each field leads to. Null stands for one that another field had reached before. */
  readonly targets: Map<FieldNode, (ObjectSet | null)[]>;
  total: number;
};

function createObjectSet(objects: Objects, from: ObjectSet['from']): ObjectSet {
  return { ...objects, from, calls: new Map(), walked: new Set() };
}

function walkSelections(
  selectionSet: SelectionSetNode,
  type: GraphQLNamedType,
  objectSet: ObjectSet,
  walk: Walk,
): void {
  if (objectSet.walked.has(selectionSet)) return;
  objectSet.walked.add(selectionSet);
  for (const selection of selectionsOf(selectionSet, walk.operation)) {
    if (selection.kind === Kind.FIELD) {
      walkField(selection, type, objectSet, walk);
      continue;
    }
    const fragment = fragmentOf(selection, type, walk.operation);
    if (fragment) walkSelections(fragment.selectionSet, fragment.type, objectSet, walk);
  }
}

function walkField(node: FieldNode, type: GraphQLNamedType, parent: ObjectSet, walk: Walk): void {
  const field = fieldOf(node, type);
  if (field === undefined) return;
  const objectSet = type === walk.operation.schema.getMutationType() ? addMutationField(parent, walk) : parent;
  const { operation, calls, itemCalls } = costOfField(field);
  const args = argumentsOf(field, node, walk.operation);
  if (calls) addCalls(objectSet, calls(args, objectSet.count, walk.operation.context), walk);
  else if (operation) addCalls(objectSet, { [operation]: objectSet.count }, walk);
  if (node.selectionSet === undefined) return;
  const target = addTarget(field, node, { objectSet, type }, walk);
  if (itemCalls) addCalls(target, itemCalls(args, objectSet.count), walk);
  walkSelections(node.selectionSet, getNamedType(field.type), target, walk);
}

function addMutationField(root: ObjectSet, { objectSets }: Walk): ObjectSet {
  const field = createObjectSet({ id: `mutation ${objectSets.size}`, count: 1 }, root.from);
  objectSets.set(field.id, field);
  return field;
}

function addCalls({ calls }: ObjectSet, added: Calls, walk: Walk): void {
  for (const [name, times] of Object.entries(added)) {
    const known = calls.get(name) ?? 0;
    if (times <= known) continue;
    calls.set(name, times);
    walk.total += times - known;
  }
}

/** The object set that a field leads to. Adds it to `objectSets` if it is new. */
function addTarget(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  from: NonNullable<ObjectSet['from']>,
  { operation, objectSets, targets }: Walk,
): ObjectSet {
  const { objectSet } = from;
  const { leadsTo, items, objects } = costOfField(field);
  if (leadsTo === 'sameObjects') return objectSet;
  if (leadsTo === 'previousObjects' && objectSet.from?.type === getNamedType(field.type)) {
    return objectSet.from.objectSet;
  }
  const args = argumentsOf(field, node, operation);
  const known = objects?.(args, operation.context, objectSet);
  const id = known?.id ?? `${objectSet.id}/${field.name} ${JSON.stringify(args)}`;
  const existing = objectSets.get(id);
  const count = known?.count ?? objectSet.count * (items?.(args, operation.context) ?? 1);
  const target = existing ?? createObjectSet({ ...known, id, count }, from);
  objectSets.set(id, target);
  targets.set(node, [...(targets.get(node) ?? []), existing === undefined ? target : null]);
  return target;
}

function toCallsPerItem({ objectSets, targets }: Walk): ReadonlyMap<FieldNode, number> {
  const totals = new Map<ObjectSet, number>();
  for (const objectSet of objectSets.values()) {
    const own = sum([...objectSet.calls.values()]);
    for (let at: ObjectSet | undefined = objectSet; at !== undefined; at = at.from?.objectSet) {
      totals.set(at, (totals.get(at) ?? 0) + own);
    }
  }
  const toPerItem = (target: ObjectSet | null) =>
    target === null ? 0 : (totals.get(target) ?? 0) / Math.max(1, target.count);
  return new Map([...targets].map(([node, reached]) => [node, Math.min(...reached.map(toPerItem))]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
