import { findConflicts } from '../json/is-same-value.ts';
import type { JsonNode } from '../json/parse.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseValues } from './elements.ts';
import type { PolicyCondition } from './types.ts';
import type { PartProblems } from './watch-part.ts';

/** Lists each condition key of each operator, in order. Duplicates are all listed, so that no condition is hidden. */
export function parseConditions(node: JsonNode | undefined, problems: PartProblems): readonly PolicyCondition[] {
  if (node === undefined) return [];
  return parseMembers(node, () => 'Condition', problems).flatMap(({ key: operator, value: keys }) =>
    parseMembers(keys, () => `Condition operator ${quote(operator)}`, problems).map(({ key, value }) => ({
      operator,
      key,
      values: parseValues(value, () => `Condition key ${quote(key)}`, problems),
      pointer: value.pointer,
    })),
  );
}

function parseMembers(node: JsonNode, describe: () => string, problems: PartProblems) {
  if (node.kind === 'object') {
    if (findConflicts(node).size > 0) problems.markUnread();
    return node.members;
  }
  const message = `${describe()} is ${describeKind(node)}, and an object was expected; it is left out.`;
  problems.add('LEFT_OUT', message, node.pointer);
  return [];
}
