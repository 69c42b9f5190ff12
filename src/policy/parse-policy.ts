import { type JsonNode, type JsonObject, parseJson } from '../json/parse.ts';
import { createProblems, type Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseText, reportUnknown, toElements } from './elements.ts';
import { parseStatement } from './parse-statement.ts';
import type { ParsedPolicy, PolicyDocument } from './types.ts';

/**
 * Parses a key policy. Never throws: any text has an answer, with at most MAX_PROBLEMS problems and one that counts the
 * others.
 */
export function parsePolicy(text: string): ParsedPolicy {
  const problems = createProblems();
  const json = parseJson(text, problems);
  if (json.root === undefined) return { document: null, problems: json.problems };
  if (json.root.kind === 'object') {
    const document = parseDocument(json.root, JSON.parse(text), problems);
    return { document, problems: problems.list() };
  }
  problems.add(`The text is ${describeKind(json.root)}, and a policy is a JSON object.`, '');
  return { document: null, problems: problems.list() };
}

const ELEMENTS = ['Version', 'Id', 'Statement'];

const VERSIONS = ['2012-10-17', '2008-10-17'];

function parseDocument(root: JsonObject, json: unknown, problems: Problems): PolicyDocument {
  const elements = toElements(root);
  reportUnknown(elements, ELEMENTS, 'a policy', problems);
  return {
    version: parseVersion(elements.get('Version'), problems),
    policyId: parseText(elements.get('Id'), 'Id', problems),
    json,
    statements: parseStatementElement(elements.get('Statement'), problems),
  };
}

/** A policy without Version is valid, and has the version 2008-10-17. */
function parseVersion(node: JsonNode | undefined, problems: Problems): string | null {
  const version = parseText(node, 'Version', problems);
  if (node === undefined || version === null || VERSIONS.includes(version)) return version;
  const message = `Version is ${quote(version)}, and "2012-10-17" or "2008-10-17" was expected.`;
  problems.add(message, node.pointer);
  return version;
}

function parseStatementElement(node: JsonNode | undefined, problems: Problems): PolicyDocument['statements'] {
  if (node === undefined) {
    problems.add('The policy has no Statement; one statement or a list of them was expected.', '');
    return [];
  }
  const statements = node.kind === 'array' ? node.items : [node];
  return statements.map((item) => parseStatement(item, problems)).filter((statement) => statement !== null);
}
