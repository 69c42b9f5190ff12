import type { JsonNode } from '../json/parse.ts';
import type { Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseValues } from './elements.ts';
import type { PolicyCondition } from './types.ts';

/** Lists each condition key of each operator, in order. Duplicates are all listed, so that no condition is hidden. */
export function parseConditions(node: JsonNode | undefined, problems: Problems): readonly PolicyCondition[] {
  if (node === undefined) return [];
  return parseMembers(node, 'Condition', problems).flatMap(({ key: operator, value: keys }) =>
    parseMembers(keys, `Condition operator ${quote(operator)}`, problems).map(({ key, value }) => ({
      operator,
      key,
      values: parseValues(value, `Condition key ${quote(key)}`, problems),
    })),
  );
}

function parseMembers(node: JsonNode, name: string, problems: Problems) {
  if (node.kind === 'object') return node.members;
  const message = `${name} is ${describeKind(node)}, and an object was expected; it is left out.`;
  problems.add(message, node.pointer);
  return [];
}
