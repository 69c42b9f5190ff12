import { type JsonNode, parseJson } from '../../json/parse.ts';

/**
 * The values at these places of a JSON text, as JSON without loss: of a key that is given twice, both values are there.
 * The members of objects and the items of lists are sorted, because their order never matters in a policy.
 */
export function findWritten(text: string, pointers: readonly string[]): readonly string[] {
  if (pointers.length === 0) return [];
  const { root } = parseJson(text);
  const wanted = new Set(pointers);
  const members = root?.kind === 'object' ? root.members : [];
  const nodes = members
    .map(({ value }) => value)
    .flatMap((value) => (value.kind === 'array' ? [value, ...value.items] : [value]));
  return nodes.filter(({ pointer }) => wanted.has(pointer)).map(write);
}

/** No deeper than the parser goes. */
function write(node: JsonNode): string {
  switch (node.kind) {
    case 'object':
      return `{${sortTexts(node.members.map(({ key, value }) => `${JSON.stringify(key)}:${write(value)}`))}}`;
    case 'array':
      return `[${sortTexts(node.items.map(write))}]`;
    case 'string':
      return JSON.stringify(node.value);
    default:
      return node.source;
  }
}

function sortTexts(texts: readonly string[]): string {
  return [...texts].sort().join(',');
}
