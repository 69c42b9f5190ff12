import { type JsonNode, parseJson } from '../../json/parse.ts';
import { toPolicyText } from '../rules/policy-text.ts';
import type { Answer } from '../wire/answer.ts';

/** The answer of GetKeyPolicy with its policy changed. An error, and the answer of another operation, stay as is. */
export function changePolicy(answer: Answer, change: (text: string) => string): Answer {
  if (answer.status !== 200) return answer;
  const output: { readonly Policy?: string } = JSON.parse(answer.body);
  if (typeof output.Policy !== 'string') return answer;
  return { ...answer, body: JSON.stringify({ ...output, Policy: change(output.Policy) }) };
}

/**
 * The same policy with each list of principals turned by `turns` places. AWS KMS returns principals in another order
 * from call to call. A text that is not JSON stays as it is.
 */
export function turnPrincipals(text: string, turns: number): string {
  const { root } = parseJson(text);
  return root === undefined ? text : toPolicyText(turn(root, turns, false));
}

/** Safe to recurse: parseJson limits the depth to 64. */
function turn(node: JsonNode, turns: number, inPrincipal: boolean): JsonNode {
  if (node.kind === 'object') {
    const members = node.members.map(({ key, value }) => ({
      key,
      value: turn(value, turns, inPrincipal || key === 'Principal' || key === 'NotPrincipal'),
    }));
    return { ...node, members };
  }
  if (node.kind !== 'array') return node;
  const { items } = node;
  const at = inPrincipal ? turns % Math.max(1, items.length) : 0;
  return { ...node, items: [...items.slice(at), ...items.slice(0, at)].map((item) => turn(item, turns, inPrincipal)) };
}
