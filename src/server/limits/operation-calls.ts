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
 * list has as many items as the query asks for. The walk follows the shape of the answer. If several paths lead to the
 * same objects (aliases, fragments, `nodes` and `edges` of one list), these objects are one place, which counts each
 * call once.
 *
 * A selection set is walked once per place. There are few places: all items of a list are one place, and a field that
 * leads back to the object before, such as from an alias to its key, adds none.
 */
export function countCalls(operation: Operation): CountedCalls {
  const root = toPlace({ id: '', count: 1 }, null);
  const count: Count = { operation, places: new Map(), leadsTo: new Map(), total: 0 };
  walk(operation.selectionSet, operation.rootType, root, count);
  return { total: count.total, perItem: toCallsPerItem(count) };
}

export type CountedCalls = {
  readonly total: number;
  /**
   * The calls of one object that a field leads to, with those of all objects below it. Never an overestimate: 0 if
   * another field already led to the same objects, and the minimum if a field leads to several places.
   */
  readonly perItem: ReadonlyMap<FieldNode, number>;
};

/** Objects of which the operation selects the same fields, such as the items of a list. */
type Place = Objects & {
  /** The place with the field that led here, and the type that has the field. */
  readonly from: { readonly place: Place; readonly type: GraphQLNamedType } | null;
  readonly calls: Map<string, number>;
  readonly walked: Set<SelectionSetNode>;
};

type Count = {
  readonly operation: Operation;
  readonly places: Map<string, Place>;
  /** The places that each field leads to. Null stands for a place that another field had reached before. */
  readonly leadsTo: Map<FieldNode, (Place | null)[]>;
  total: number;
};

function toPlace(objects: Objects, from: Place['from']): Place {
  return { ...objects, from, calls: new Map(), walked: new Set() };
}

function walk(selectionSet: SelectionSetNode, type: GraphQLNamedType, place: Place, count: Count): void {
  if (place.walked.has(selectionSet)) return;
  place.walked.add(selectionSet);
  for (const selection of selectionsOf(selectionSet, count.operation)) {
    if (selection.kind === Kind.FIELD) {
      walkField(selection, type, place, count);
      continue;
    }
    const fragment = fragmentOf(selection, type, count.operation);
    if (fragment) walk(fragment.selectionSet, fragment.type, place, count);
  }
}

function walkField(node: FieldNode, type: GraphQLNamedType, place: Place, count: Count): void {
  const field = fieldOf(node, type);
  if (field === undefined) return;
  const { operation, calls, itemCalls } = costOfField(field);
  const args = argumentsOf(field, node, count.operation);
  if (calls) addCalls(place, calls(args, place.count), count);
  else if (operation) addCalls(place, { [operation]: place.count }, count);
  if (node.selectionSet === undefined) return;
  const below = enterPlace(field, node, { place, type }, count);
  if (itemCalls) addCalls(below, itemCalls(args, place.count), count);
  walk(node.selectionSet, getNamedType(field.type), below, count);
}

function addCalls({ calls }: Place, added: Calls, count: Count): void {
  for (const [name, times] of Object.entries(added)) {
    const known = calls.get(name) ?? 0;
    if (times <= known) continue;
    calls.set(name, times);
    count.total += times - known;
  }
}

/** The place that a field leads to. Adds it to `places` if it is new. */
function enterPlace(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  from: NonNullable<Place['from']>,
  { operation, places, leadsTo }: Count,
): Place {
  const { place } = from;
  const { leads, items, objects } = costOfField(field);
  if (leads === 'same') return place;
  if (leads === 'back' && place.from?.type === getNamedType(field.type)) return place.from.place;
  const args = argumentsOf(field, node, operation);
  const known = objects?.(args, operation.context, place);
  const id = known?.id ?? `${place.id}/${field.name} ${JSON.stringify(args)}`;
  const reached = places.get(id);
  const count = known?.count ?? place.count * (items?.(args, operation.context) ?? 1);
  const below = reached ?? toPlace({ ...known, id, count }, from);
  places.set(id, below);
  leadsTo.set(node, [...(leadsTo.get(node) ?? []), reached === undefined ? below : null]);
  return below;
}

function toCallsPerItem({ places, leadsTo }: Count): ReadonlyMap<FieldNode, number> {
  const totals = new Map<Place, number>();
  for (const place of places.values()) {
    const own = sum([...place.calls.values()]);
    for (let at: Place | undefined = place; at !== undefined; at = at.from?.place) {
      totals.set(at, (totals.get(at) ?? 0) + own);
    }
  }
  const toPerItem = (place: Place | null) => (place === null ? 0 : (totals.get(place) ?? 0) / Math.max(1, place.count));
  return new Map([...leadsTo].map(([node, led]) => [node, Math.min(...led.map(toPerItem))]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
