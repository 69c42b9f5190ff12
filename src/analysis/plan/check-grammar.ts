import type { Problem } from '../../json/problems.ts';
import { quote } from '../../json/quote.ts';
import type { ParsedPolicy, PolicyDocument, PolicyStatement } from '../../policy/types.ts';
import { malformed, type Refusal } from './refusal.ts';

/** Whether the text has the grammar of a key policy. What stands in Principal and Condition has checks of its own. */
export function* checkGrammar({ document, problems }: ParsedPolicy): Generator<Refusal> {
  const isElsewhere = document === null ? () => false : toOtherChecks(document);
  for (const problem of problems) {
    if (problem.kind !== 'NOT_LISTED' && !isElsewhere(problem)) yield toRefusal(problem);
  }
  if (document === null) return;
  const { statements, unreadStatements } = document;
  if (statements.length === 0 && unreadStatements.length === 0 && problems.length === 0) {
    yield malformed('/Statement', 'The policy has no statement. Expected at least one.');
  }
  const sids = new Set<string>();
  for (const statement of statements) {
    yield* checkMissing(statement);
    const { sid, pointer } = statement;
    if (sid === null || sid === '') continue;
    if (sids.has(sid)) yield malformed(`${pointer}/Sid`, `Another statement has the Sid ${quote(sid)}, too.`);
    sids.add(sid);
  }
}

/** KMS has no text for a policy that is no JSON. */
function toRefusal({ kind, message, pointer }: Problem): Refusal {
  return malformed(pointer, message, kind === 'NOT_JSON' ? { message: '' } : {});
}

/** The problems of the parser for which there is another check, with AWS's message. */
function toOtherChecks({ statements }: PolicyDocument): (problem: Problem) => boolean {
  const incomplete = new Set(statements.map(({ pointer }) => pointer));
  const names = new Set(statements.flatMap(toNamePointers));
  return ({ kind, pointer }) =>
    (kind === 'PAIR_MISSING' && incomplete.has(pointer)) || (kind === 'LEFT_OUT' && names.has(pointer));
}

/** Where a principal is a text without a key, such as `"Principal": "Alice"`. */
function toNamePointers({ principals, notPrincipals, pointer }: PolicyStatement): readonly string[] {
  return [
    ...(principals?.some(({ type }) => type === null) ? [`${pointer}/Principal`] : []),
    ...(notPrincipals?.some(({ type }) => type === null) ? [`${pointer}/NotPrincipal`] : []),
  ];
}

/** Source: AWS's notice of May 2025; KMS refuses such statements since August 18, 2025. */
function* checkMissing(statement: PolicyStatement): Generator<Refusal> {
  const { pointer, actions, notActions, resources, notResources } = statement;
  const elements = [
    ['Action', actions ?? notActions, 'Expected Action or NotAction, such as "kms:Decrypt".'],
    ['Resource', resources ?? notResources, 'Expected "*", which is the key of the policy.'],
  ] as const;
  for (const [name, values, expected] of elements) {
    if (values === null) {
      yield malformed(pointer, `The statement has no ${name}. ${expected}`, {
        message: `Missing required field ${name}`,
      });
    } else if (values.length === 0 && !statement.unread.has(name === 'Action' ? 'ACTION' : 'RESOURCE')) {
      yield malformed(pointer, `The ${name} of the statement is empty. ${expected}`);
    }
  }
}
