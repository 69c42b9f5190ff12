import { findConflicts, isSameValue } from '../json/is-same-value.ts';
import { type JsonNode, type JsonObject, parseJson } from '../json/parse.ts';
import { createProblems, type Problems } from '../json/problems.ts';
import { quote } from '../json/quote.ts';
import { describeKind, parseText, reportUnknown, toElements } from './elements.ts';
import { parseStatement } from './parse-statement.ts';
import type { ParsedPolicy, PolicyDocument, PolicyStatement } from './types.ts';

/**
 * Parses a key policy. Never throws: any text has an answer, with at most MAX_PROBLEMS problems and one that counts the
 * others.
 */
export function parsePolicy(text: string): ParsedPolicy {
  const problems = createProblems();
  const json = parseJson(text, problems);
  if (json.root === undefined) return { document: null, problems: json.problems };
  if (json.root.kind === 'object') {
    const document = parseDocument(json.root, text, problems);
    return { document, problems: problems.list() };
  }
  problems.add('NOT_A_POLICY', `The text is ${describeKind(json.root)}, and a policy is a JSON object.`, '');
  return { document: null, problems: problems.list() };
}

const ELEMENTS = ['Version', 'Id', 'Statement'];

const VERSIONS = ['2012-10-17', '2008-10-17'];

function parseDocument(root: JsonObject, text: string, problems: Problems): PolicyDocument {
  const elements = toElements(root);
  reportUnknown(elements, ELEMENTS, 'a policy', problems);
  let known: WeakRef<object> | undefined;
  return {
    ...parseVersion(root, elements.get('Version'), problems),
    policyId: parseText(elements.get('Id'), 'Id', problems),
    text,
    // Few callers want it, and it takes as much memory as all the rest. Those who do at the same time get the same value.
    get json(): unknown {
      const kept = known?.deref();
      if (kept !== undefined) return kept;
      const json: object = JSON.parse(text);
      known = new WeakRef(json);
      return json;
    },
    ...parseStatementElement(root, problems),
  };
}

/** A policy without Version is valid, and has the version 2008-10-17. */
function parseVersion(
  root: JsonObject,
  node: JsonNode | undefined,
  problems: Problems,
): Pick<PolicyDocument, 'version' | 'isVersionUnread'> {
  const version = parseText(node, 'Version', problems);
  if (node !== undefined && version !== null && !VERSIONS.includes(version)) {
    const message = `Version is ${quote(version)}, and "2012-10-17" or "2008-10-17" was expected.`;
    problems.add('UNKNOWN_VERSION', message, node.pointer);
  }
  const isLeftOut = node !== undefined && version === null;
  return { version, isVersionUnread: isLeftOut || findConflicts(root).has('Version') };
}

/** The last of duplicate members counts. If they differ, the others are statements that could not be read. */
function parseStatementElement(
  root: JsonObject,
  problems: Problems,
): Pick<PolicyDocument, 'statements' | 'unreadStatements'> {
  const members = root.members.filter(({ key }) => key === 'Statement');
  const last = members.at(-1)?.value;
  if (last === undefined) {
    problems.add('PAIR_MISSING', 'The policy has no Statement; one statement or a list of them was expected.', '');
    return { statements: [], unreadStatements: [] };
  }
  const unread = members.some(({ value }) => !isSameValue(value, last)) ? [last.pointer] : [];
  const statements: PolicyStatement[] = [];
  for (const item of last.kind === 'array' ? last.items : [last]) {
    const statement = parseStatement(item, problems);
    if (statement === null) unread.push(item.pointer);
    else statements.push(statement);
  }
  return { statements, unreadStatements: unread };
}
