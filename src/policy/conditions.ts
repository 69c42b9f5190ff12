import { describeKind, readValues } from './elements.ts';
import type { JsonNode } from './json.ts';
import type { Problems } from './problems.ts';
import { quote } from './quote.ts';
import type { PolicyCondition } from './types.ts';

/** Every condition key under every operator, in order; of duplicates all, so that none is hidden. */
export function readConditions(node: JsonNode | undefined, problems: Problems): readonly PolicyCondition[] {
  if (node === undefined) return [];
  return readMembers(node, 'Condition', problems).flatMap(({ key: operator, value: keys }) =>
    readMembers(keys, `Condition operator ${quote(operator)}`, problems).map(({ key, value }) => ({
      operator,
      key,
      values: readValues(value, `Condition key ${quote(key)}`, problems),
    })),
  );
}

function readMembers(node: JsonNode, name: string, problems: Problems) {
  if (node.kind === 'object') return node.members;
  const message = `${name} is ${describeKind(node)}, and an object was expected; it is left out.`;
  problems.add(message, node.pointer);
  return [];
}
