import type { JsonNode, JsonObject } from './json.ts';
import { didYouMean, type Problems, quote } from './problems.ts';

/** By name, and of duplicates the last, as JSON.parse keeps it. */
export function toElements(object: JsonObject): ReadonlyMap<string, JsonNode> {
  return new Map(object.members.map(({ key, value }) => [key, value]));
}

/** One problem per element that is not in `known`; `place` completes "is not an element of". */
export function reportUnknown(
  elements: ReadonlyMap<string, JsonNode>,
  known: readonly string[],
  place: string,
  problems: Problems,
): void {
  for (const [name, { pointer }] of elements) {
    if (known.includes(name)) continue;
    problems.add(`${quote(name)} is not an element of ${place}.${didYouMean(name, known)}`, pointer);
  }
}

/** One string, or null where the element is missing or is something else. */
export function parseText(node: JsonNode | undefined, name: string, problems: Problems): string | null {
  if (node === undefined) return null;
  if (node.kind === 'string') return node.value;
  problems.add(`${name} is ${describeKind(node)}, and a string was expected; it is left out.`, node.pointer);
  return null;
}

/** One string or a list of them; what is no string is left out. */
export function parseTexts(node: JsonNode, name: string, problems: Problems): readonly string[] {
  return parseList(node, 'a string', name, problems, (item) => (item.kind === 'string' ? item.value : undefined));
}

/** Like parseTexts, but a number or a boolean counts as the characters that were written. */
export function parseValues(node: JsonNode, name: string, problems: Problems): readonly string[] {
  return parseList(node, 'a string, number or boolean', name, problems, (item) => {
    if (item.kind === 'string') return item.value;
    return item.kind === 'number' || item.kind === 'boolean' ? item.source : undefined;
  });
}

/** "a list", "null": to complete "is". */
export function describeKind({ kind }: JsonNode): string {
  if (kind === 'null') return 'null';
  if (kind === 'array') return 'a list';
  return kind === 'object' ? 'an object' : `a ${kind}`;
}

function parseList(
  node: JsonNode,
  expected: string,
  name: string,
  problems: Problems,
  read: (item: JsonNode) => string | undefined,
): readonly string[] {
  const texts: string[] = [];
  for (const item of node.kind === 'array' ? node.items : [node]) {
    const text = read(item);
    if (text !== undefined) texts.push(text);
    else {
      const holds = item === node ? `${name} is` : `This value of ${name} is`;
      const wanted = item === node ? `${expected} or a list was expected` : `${expected} was expected`;
      problems.add(`${holds} ${describeKind(item)}, and ${wanted}; it is left out.`, item.pointer);
    }
  }
  return texts;
}
