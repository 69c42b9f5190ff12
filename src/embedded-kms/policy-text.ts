import type { JsonNode } from '../policy/json.ts';

/**
 * A policy's text as GetKeyPolicy answers it: Jackson's default pretty printer (objects on lines of their own, two
 * spaces of indent, ` : `, lists on one line). The order of keys, duplicates and the spelling of numbers are kept.
 */
export function toPolicyText(node: JsonNode): string {
  return print(node, 0);
}

/** Recursive: parseJson refuses what is nested deeper than 64. `level` counts objects, for a list does not indent. */
function print(node: JsonNode, level: number): string {
  switch (node.kind) {
    case 'object': {
      if (node.members.length === 0) return '{ }';
      const inside = '  '.repeat(level + 1);
      const lines = node.members.map(({ key, value }) => `${inside}${quote(key)} : ${print(value, level + 1)}`);
      return `{\n${lines.join(',\n')}\n${'  '.repeat(level)}}`;
    }
    case 'array':
      return node.items.length === 0 ? '[ ]' : `[ ${node.items.map((item) => print(item, level)).join(', ')} ]`;
    case 'string':
      return quote(node.value);
    default:
      return node.source;
  }
}

/** Jackson writes the hexadecimal digits of an escape in capitals, JSON.stringify does not. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/\\(?:u([0-9a-f]{4})|.)/g, (sequence, digits: string | undefined) =>
    digits === undefined ? sequence : `\\u${digits.toUpperCase()}`,
  );
}
