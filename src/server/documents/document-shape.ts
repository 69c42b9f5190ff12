import { type DirectiveNode, type DocumentNode, Kind, type SelectionSetNode, visit } from 'graphql';

/**
 * The size of a document: for each measure, the maximum over its operations, with fragments expanded. `directives`
 * counts those in the text.
 */
export type DocumentShape = OperationShape & { readonly directives: number };

type OperationShape = { readonly depth: number; readonly aliases: number; readonly rootFields: number };

/**
 * Linear in the size of the document: a fragment is measured once, also if it is spread several times. The document is
 * not validated yet, so spreads can be circular.
 */
export function measureDocument(document: DocumentNode): DocumentShape {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const measured = new Map<SelectionSetNode, OperationShape>();
  const shape = { depth: 0, aliases: 0, rootFields: 0, directives: countDirectives(document) };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, aliases, rootFields } = measure(definition.selectionSet, fragments, measured);
    shape.depth = Math.max(shape.depth, depth);
    shape.aliases = Math.max(shape.aliases, aliases);
    shape.rootFields = Math.max(shape.rootFields, rootFields);
  }
  return shape;
}

const EMPTY: OperationShape = { depth: 0, aliases: 0, rootFields: 0 };

function measure(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  measured: Map<SelectionSetNode, OperationShape>,
): OperationShape {
  const known = measured.get(selectionSet);
  if (known !== undefined) return known;
  measured.set(selectionSet, EMPTY); // ends a circular spread, which validation refuses later
  const total = { depth: 0, aliases: 0, rootFields: 0 };
  for (const selection of selectionSet.selections) {
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet;
    const below = inner === undefined ? EMPTY : measure(inner, fragments, measured);
    const isField = selection.kind === Kind.FIELD;
    // The usual introspection query is deeper than the limit. A rule of graphql-js limits introspection.
    const introspection = isField && selection.name.value.startsWith('__');
    total.depth = Math.max(total.depth, (introspection ? 0 : below.depth) + (isField ? 1 : 0));
    total.aliases += below.aliases + (isField && selection.alias !== undefined ? 1 : 0);
    total.rootFields += isField ? 1 : below.rootFields;
  }
  measured.set(selectionSet, total);
  return total;
}

function countDirectives(document: DocumentNode): number {
  let directives = 0;
  visit(document, {
    Directive(_: DirectiveNode) {
      directives++;
    },
  });
  return directives;
}
