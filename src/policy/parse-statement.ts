import { findConflicts } from '../json/is-same-value.ts';
import type { JsonNode, JsonObject } from '../json/parse.ts';
import { didYouMean, type Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseText, parseTextList, reportUnknown, toElements } from './elements.ts';
import { parseConditions } from './parse-conditions.ts';
import { parsePrincipals } from './parse-principals.ts';
import type { PolicyEffect, PolicyStatement, StatementPart } from './types.ts';
import { type PartProblems, watchPart } from './watch-part.ts';

/** Null, with a problem, if the value is not an object, or if its Effect is missing or unknown. */
export function parseStatement(node: JsonNode, problems: Problems): PolicyStatement | null {
  if (node.kind !== 'object') {
    const message = `This statement is left out: it is ${describeKind(node)}, and an object was expected.`;
    problems.add('LEFT_OUT', message, node.pointer);
    return null;
  }
  const elements = toElements(node);
  const effect = parseEffect(node, elements.get('Effect'), problems);
  const unread = new Set<StatementPart>();
  const watch = (part: StatementPart) => watchPart(problems, () => unread.add(part));
  const conditionProblems = watch('CONDITION');
  reportUnknown(elements, ELEMENTS, 'a statement', conditionProblems);
  reportPairs(node, elements, problems);
  for (const name of findConflicts(node)) {
    const part = PARTS.get(name);
    if (part !== undefined) unread.add(part);
  }
  const read = <Value>(
    name: string,
    part: StatementPart,
    reader: (node: JsonNode, name: string, problems: PartProblems) => Value,
  ) => {
    const element = elements.get(name);
    return element === undefined ? null : reader(element, name, watch(part));
  };
  const statement = {
    sid: parseText(elements.get('Sid'), 'Sid', problems),
    principals: read('Principal', 'PRINCIPAL', parsePrincipals),
    notPrincipals: read('NotPrincipal', 'PRINCIPAL', parsePrincipals),
    actions: read('Action', 'ACTION', readTextList),
    notActions: read('NotAction', 'ACTION', readTextList),
    resources: read('Resource', 'RESOURCE', readTextList),
    notResources: read('NotResource', 'RESOURCE', readTextList),
    conditions: parseConditions(elements.get('Condition'), conditionProblems),
    unread: unread.size === 0 ? NONE_UNREAD : unread,
    pointer: node.pointer,
  };
  return effect === null ? null : { ...statement, effect };
}

/** One for nearly all statements: a set takes as much memory as the rest of a statement. */
const NONE_UNREAD: ReadonlySet<StatementPart> = new Set();

/** A statement of a key policy has exactly one element of each pair. */
const PAIRS = [
  ['Principal', 'NotPrincipal'],
  ['Action', 'NotAction'],
  ['Resource', 'NotResource'],
] as const;

/** The part of the statement that each element belongs to. */
const PARTS: ReadonlyMap<string, StatementPart> = new Map([
  ['Effect', 'EFFECT'],
  ['Principal', 'PRINCIPAL'],
  ['NotPrincipal', 'PRINCIPAL'],
  ['Action', 'ACTION'],
  ['NotAction', 'ACTION'],
  ['Resource', 'RESOURCE'],
  ['NotResource', 'RESOURCE'],
  ['Condition', 'CONDITION'],
]);

const ELEMENTS = [...PARTS.keys(), 'Sid'];

const EFFECTS = new Map<string, PolicyEffect>([
  ['Allow', 'ALLOW'],
  ['Deny', 'DENY'],
]);

function readTextList(node: JsonNode, name: string, problems: PartProblems): readonly string[] {
  return parseTextList(node, () => name, problems);
}

function parseEffect(statement: JsonObject, node: JsonNode | undefined, problems: Problems): PolicyEffect | null {
  const text = node?.kind === 'string' ? node.value : undefined;
  const effect = EFFECTS.get(text ?? '');
  if (effect !== undefined) return effect;
  const written = text === undefined ? node && describeKind(node) : quote(text);
  const why = written === undefined ? 'it has no Effect' : `its Effect is ${written}`;
  const hint = didYouMean(text ?? '', [...EFFECTS.keys()]);
  const message = `This statement is left out: ${why}, and "Allow" or "Deny" was expected.${hint}`;
  problems.add('LEFT_OUT', message, statement.pointer);
  return null;
}

function reportPairs({ pointer }: JsonObject, elements: ReadonlyMap<string, JsonNode>, problems: Problems): void {
  for (const [one, other] of PAIRS) {
    if (elements.has(one) !== elements.has(other)) continue;
    const both = elements.has(one);
    const found = both ? `both ${one} and ${other}` : `neither ${one} nor ${other}`;
    const message = `This statement has ${found}; one of the two was expected.`;
    problems.add(both ? 'PAIR_BOTH' : 'PAIR_MISSING', message, pointer);
  }
}
