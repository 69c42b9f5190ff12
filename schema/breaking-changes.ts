import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildASTSchema, type ConstDirectiveNode, type DocumentNode, parse, print, visit } from 'graphql';

/** What clients, other subgraphs and contracts may rely on in `before`, and not in `after` any more: a sentence each. Both are SDL. */
export async function findBreakingChanges(before: string, after: string): Promise<string[]> {
  const [old, current] = [parse(before), parse(after)];
  const changes = await diff(toSchema(old), toSchema(current));
  const breaking = changes
    .filter(({ type, criticality }) => criticality.level === CriticalityLevel.Breaking && !isDirectiveUsage(type))
    .map(({ message }) => message);
  return [...new Set([...breaking, ...findDirectiveChanges(old, current)])];
}

/** The SDL without its descriptions, which nobody's program relies on. */
export function toReleased(sdl: string): string {
  const bare = visit(parse(sdl), {
    enter: (node) => ('description' in node && node.description ? { ...node, description: undefined } : undefined),
  });
  return `${print(bare)}\n`;
}

function toSchema(document: DocumentNode) {
  return buildASTSchema(document, { assumeValidSDL: true });
}

/** The comparison of the library takes all @key of a type for one, and none of Federation's directives for a promise. */
function isDirectiveUsage(type: string): boolean {
  return type.startsWith('DIRECTIVE_USAGE');
}

/** A directive that goes is breaking: @key and @shareable to other subgraphs, @tag to contracts. So is @inaccessible where it comes. */
function findDirectiveChanges(old: DocumentNode, current: DocumentNode): string[] {
  const [before, after] = [collectDirectives(old), collectDirectives(current)];
  const changes: string[] = [];
  for (const [place, directives] of before) {
    const now = after.get(place);
    if (now === undefined) continue; // told as a removed type or field
    changes.push(...[...directives.difference(now)].map((directive) => `${directive} was removed from ${place}`));
    if (now.has(HIDDEN) && !directives.has(HIDDEN)) changes.push(`${HIDDEN} was added to ${place}`);
  }
  return changes;
}

const HIDDEN = '@inaccessible';

/** By the schema, type or field that has them. */
function collectDirectives({ definitions }: DocumentNode): Map<string, ReadonlySet<string>> {
  const places = new Map<string, ReadonlySet<string>>();
  const add = (
    place: string,
    { directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  ) => places.set(place, new Set(directives.filter(({ name }) => name.value !== 'deprecated').map(print)));
  for (const definition of definitions) {
    if (!('directives' in definition)) continue;
    const name = 'name' in definition && definition.name ? definition.name.value : 'schema';
    add(name, definition as { directives?: readonly ConstDirectiveNode[] });
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) add(`${name}.${field.name.value}`, field);
  }
  return places;
}
