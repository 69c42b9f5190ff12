import type { JsonNode, JsonObject } from '../json/parse.ts';
import { didYouMean, type Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseText, parseTextList, reportUnknown, toElements } from './elements.ts';
import { parseConditions } from './parse-conditions.ts';
import { parsePrincipals } from './parse-principals.ts';
import type { PolicyEffect, PolicyStatement } from './types.ts';

/** Null, with a problem, if the value is not an object, or if its Effect is missing or unknown. */
export function parseStatement(node: JsonNode, problems: Problems): PolicyStatement | null {
  if (node.kind !== 'object') {
    problems.add(`This statement is left out: it is ${describeKind(node)}, and an object was expected.`, node.pointer);
    return null;
  }
  const elements = toElements(node);
  const effect = parseEffect(node, elements.get('Effect'), problems);
  reportUnknown(elements, ELEMENTS, 'a statement', problems);
  reportPairs(node, elements, problems);
  const read = <Value>(name: string, reader: (node: JsonNode, name: string, problems: Problems) => Value) => {
    const element = elements.get(name);
    return element === undefined ? null : reader(element, name, problems);
  };
  const statement = {
    sid: parseText(elements.get('Sid'), 'Sid', problems),
    principals: read('Principal', parsePrincipals),
    notPrincipals: read('NotPrincipal', parsePrincipals),
    actions: read('Action', parseTextList),
    notActions: read('NotAction', parseTextList),
    resources: read('Resource', parseTextList),
    notResources: read('NotResource', parseTextList),
    conditions: parseConditions(elements.get('Condition'), problems),
    pointer: node.pointer,
  };
  return effect === null ? null : { ...statement, effect };
}

/** A statement of a key policy has exactly one element of each pair. */
const PAIRS = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const;

const ELEMENTS = ['Sid', 'Effect', 'Condition', ...PAIRS.flat()];

const EFFECTS = new Map<string, PolicyEffect>([
  ['Allow', 'ALLOW'],
  ['Deny', 'DENY'],
]);

function parseEffect(statement: JsonObject, node: JsonNode | undefined, problems: Problems): PolicyEffect | null {
  const text = node?.kind === 'string' ? node.value : undefined;
  const effect = EFFECTS.get(text ?? '');
  if (effect !== undefined) return effect;
  const written = text === undefined ? node && describeKind(node) : quote(text);
  const why = written === undefined ? 'it has no Effect' : `its Effect is ${written}`;
  const hint = didYouMean(text ?? '', [...EFFECTS.keys()]);
  problems.add(`This statement is left out: ${why}, and "Allow" or "Deny" was expected.${hint}`, statement.pointer);
  return null;
}

function reportPairs({ pointer }: JsonObject, elements: ReadonlyMap<string, JsonNode>, problems: Problems): void {
  for (const [one, other] of PAIRS) {
    if (elements.has(one) !== elements.has(other)) continue;
    const found = elements.has(one) ? `both ${one} and ${other}` : `neither ${one} nor ${other}`;
    problems.add(`This statement has ${found}; one of the two was expected.`, pointer);
  }
}
