import { type JsonNode, parseJson } from '../../json/parse.ts';

/**
 * A policy's text in the format in which GetKeyPolicy answers it, that of Jackson's default pretty printer: each member
 * on its own line, indented by two spaces, ` : ` after a key, and a list on one line. Keeps the order of keys,
 * duplicate keys and the notation of numbers.
 */
export function toPolicyText(node: JsonNode): string {
  return print(node, 0);
}

/** The text of a policy with these statements, in the format of KMS. */
export function createPolicyText(id: string | null, statements: readonly Readonly<Record<string, unknown>>[]): string {
  const json = JSON.stringify({ Version: '2012-10-17', ...(id !== null && { Id: id }), Statement: statements });
  const { root } = parseJson(json);
  if (root === undefined) throw new Error(`not JSON: ${json}`);
  return toPolicyText(root);
}

/**
 * Safe to recurse: parseJson limits the depth to 64. `level` counts the objects around the node; lists do not indent.
 */
function print(node: JsonNode, level: number): string {
  switch (node.kind) {
    case 'object': {
      if (node.members.length === 0) return '{ }';
      const inside = '  '.repeat(level + 1);
      const lines = node.members.map(({ key, value }) => `${inside}${printString(key)} : ${print(value, level + 1)}`);
      return `{\n${lines.join(',\n')}\n${'  '.repeat(level)}}`;
    }
    case 'array':
      return node.items.length === 0 ? '[ ]' : `[ ${node.items.map((item) => print(item, level)).join(', ')} ]`;
    case 'string':
      return printString(node.value);
    default:
      return node.source;
  }
}

/** Jackson writes the hexadecimal digits of an escape in upper case, JSON.stringify in lower case. */
function printString(text: string): string {
  return JSON.stringify(text).replace(/\\(?:u([0-9a-f]{4})|.)/g, (sequence, digits: string | undefined) =>
    digits === undefined ? sequence : `\\u${digits.toUpperCase()}`,
  );
}
