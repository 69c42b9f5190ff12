import type { JsonNode, JsonObject } from '../json/parse.ts';
import { didYouMean, type Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';

/** The members of an object by key. The last one of duplicates counts, as with JSON.parse. */
export function toElements(object: JsonObject): ReadonlyMap<string, JsonNode> {
  const elements = new Map<string, JsonNode>();
  for (const { key, value } of object.members) elements.set(key, value);
  return elements;
}

/** Adds a problem for each element that is not in `known`. `place` completes the sentence "X is not an element of". */
export function reportUnknown(
  elements: ReadonlyMap<string, JsonNode>,
  known: readonly string[],
  place: string,
  problems: Problems,
): void {
  for (const [name, { pointer }] of elements) {
    if (known.includes(name)) continue;
    const message = `${quote(name)} is not an element of ${place}.${didYouMean(name, known)}`;
    problems.add('UNKNOWN_ELEMENT', message, pointer);
  }
}

/** The string of an element. Null if the element is missing, or is not a string. */
export function parseText(node: JsonNode | undefined, name: string, problems: Problems): string | null {
  if (node === undefined) return null;
  if (node.kind === 'string') return node.value;
  const message = `${name} is ${describeKind(node)}, and a string was expected; it is left out.`;
  problems.add('LEFT_OUT', message, node.pointer);
  return null;
}

/**
 * The strings of an element that is a string or a list of strings. Other values are left out, each with a problem.
 * `describe` gives the name of the element, which only a problem needs.
 */
export function parseTextList(node: JsonNode, describe: Describe, problems: Problems): readonly string[] {
  return parseList(node, 'a string', describe, problems, readText);
}

/** Like parseTextList, but also takes numbers and booleans, as the text that the policy has for them. */
export function parseValues(node: JsonNode, describe: Describe, problems: Problems): readonly string[] {
  return parseList(node, 'a string, number or boolean', describe, problems, readValue);
}

function readText(item: JsonNode): string | undefined {
  return item.kind === 'string' ? item.value : undefined;
}

function readValue(item: JsonNode): string | undefined {
  return item.kind === 'number' || item.kind === 'boolean' ? item.source : readText(item);
}

type Describe = () => string;

/** The kind of a value in words, such as "a list" or "null", to follow "is". */
export function describeKind({ kind }: JsonNode): string {
  if (kind === 'null') return 'null';
  if (kind === 'array') return 'a list';
  return kind === 'object' ? 'an object' : `a ${kind}`;
}

function parseList(
  node: JsonNode,
  expected: string,
  describe: Describe,
  problems: Problems,
  read: (item: JsonNode) => string | undefined,
): readonly string[] {
  const texts: string[] = [];
  for (const item of node.kind === 'array' ? node.items : [node]) {
    const text = read(item);
    if (text !== undefined) texts.push(text);
    else {
      const name = describe();
      const holds = item === node ? `${name} is` : `This value of ${name} is`;
      const wanted = item === node ? `${expected} or a list was expected` : `${expected} was expected`;
      const message = `${holds} ${describeKind(item)}, and ${wanted}; it is left out.`;
      problems.add('LEFT_OUT', message, item.pointer);
    }
  }
  return texts;
}
