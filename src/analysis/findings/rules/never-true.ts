import { quote } from '../../../json/quote.ts';
import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import { toActionClasses } from '../../cells/actions/action-classes.ts';
import { type CellGroup, toCellGroups } from '../../cells/cell-groups.ts';
import { toOpenContext } from '../../cells/side.ts';
import type { ConditionResult } from '../../conditions/evaluate-condition.ts';
import { evaluateStatement } from '../../evaluate-statement.ts';
import { findDeadPart } from '../../find-dead-part.ts';
import type { FindingRule, FindingsInput, Found } from '../finding.ts';
import { toSharedGroups } from '../shared-groups.ts';
import { toFinding } from '../to-finding.ts';

/** Conditions that no request of the principals and actions of their statement meets. */
export const neverTrue: FindingRule = {
  codes: ['CONDITION_NEVER_TRUE'],
  *find(input) {
    const conditional = input.policy.statements.filter((statement) => hasConditionsOnly(statement, input));
    const waiting = new Set(conditional);
    for (const group of waiting.size === 0 ? [] : toSharedGroups(input)) {
      yield null;
      if (group !== null) for (const statement of findApplying(group)) waiting.delete(statement);
      if (waiting.size === 0) return;
    }
    for (const statement of waiting) yield* findInStatement(statement, input);
  },
};

/** Whether conditions alone can keep the statement from applying. */
function hasConditionsOnly(statement: PolicyStatement, { key }: FindingsInput): boolean {
  if (statement.conditions.length === 0 || statement.unread.size > 0 || isAboutTls(statement)) return false;
  return findDeadPart(statement, key) === null;
}

/** A Deny of requests without TLS. KMS takes none, so that nothing is left to deny, and nothing to correct. */
function isAboutTls({ effect, conditions }: PolicyStatement): boolean {
  return (
    effect === 'DENY' &&
    conditions.some(
      ({ key, values }) => /^aws:securetransport$/i.test(key) && values.every((each) => /^false$/i.test(each)),
    )
  );
}

/** The statements that apply, or may apply, to a request of the group. */
function findApplying(group: CellGroup): ReadonlySet<PolicyStatement> {
  const { cells, statements } = group;
  if (cells === null) return new Set(statements.map(({ statement }) => statement));
  const found = new Set<PolicyStatement>();
  for (const { applied } of statements.length === 0 ? [] : cells()) {
    for (const { live, applies } of applied) {
      if (applies === 'YES' || (applies === 'UNKNOWN' && !isOfService(group, live.statement)))
        found.add(live.statement);
    }
    if (found.size === statements.length) break;
  }
  return found;
}

/** AWS does not document the aws:PrincipalArn of its services. It is none that a policy names. */
function isOfService({ principals }: CellGroup, { conditions }: PolicyStatement): boolean {
  const isService = principals.every(({ principal }) => principal.kind === 'SERVICE');
  return isService && conditions.some(({ key }) => toAsciiLowerCase(key) === 'aws:principalarn');
}

/** Why the statement never applies: it is looked at alone, without the other statements. */
function* findInStatement(statement: PolicyStatement, { policy, key }: FindingsInput): Generator<Found | null> {
  const side = { policy: { ...policy, statements: [statement], unreadStatements: [] }, key };
  let results: readonly ConditionResult[] = [];
  const actions = (yield* toActionClasses([side])).classes.filter(({ isFuture }) => !isFuture);
  for (const group of toCellGroups([side], { actions })) {
    yield null;
    if (group === null || isOfService(group, statement)) continue;
    const request = { principal: group.principals[0].principal, action: group.action.names[0] };
    const context = toOpenContext(request.principal, request.action, side);
    const { principal, action, resource, conditions } = evaluateStatement(statement, request, context, {
      hasPrincipals: true,
    });
    if (principal === 'NONE' || action === 'NO' || resource === 'NO') continue;
    results = results.length === 0 ? conditions : conditions.map((result, at) => best(result, results[at]));
  }
  const never = results.filter(({ applies }) => applies === 'NO');
  if (results.length > 0) yield toNeverTrue(statement, never);
}

function best(result: ConditionResult, before: ConditionResult | undefined): ConditionResult {
  return result.applies === 'NO' && before !== undefined ? before : result;
}

/** `never` has the conditions that are never met by themselves. Empty: only together they are never met. */
function toNeverTrue(statement: PolicyStatement, never: readonly ConditionResult[]): Found {
  const what = statement.effect === 'DENY' ? 'denies' : 'allows';
  const why =
    never.length === 0
      ? 'No request meets all of the conditions: they contradict each other.'
      : never.map(explain).join(' ');
  return toFinding('CONDITION_NEVER_TRUE', statement, {
    severity: statement.effect === 'DENY' ? 'HIGH' : 'MEDIUM',
    message: `This statement ${what} nothing. ${why}`,
    pointer: never[0]?.condition.pointer ?? `${statement.pointer}/Condition`,
    principals: statement.principals ?? [],
  });
}

function explain({ condition: { key, operator, values }, reason, requestValues }: ConditionResult): string {
  const name = quote(key);
  if (reason === 'SET_OPERATOR_MISSING') {
    return `${name} can have several values: ${operator} needs ForAnyValue or ForAllValues before it.`;
  }
  if (reason === 'KEY_NEVER_PRESENT') return `Requests of these principals for these actions never have ${name}.`;
  if (toAsciiLowerCase(key) === 'aws:principalarn' && values.some((value) => value.includes(':assumed-role/'))) {
    return `${name} is the ARN of the role, and never that of a session.`;
  }
  if (values.length === 0) return `The condition on ${name} has no values.`;
  const [found] = requestValues ?? [];
  return found === undefined
    ? `Requests of these principals for these actions never have such a value of ${name}.`
    : `${name} is ${quote(found)}, for example, and never as the condition says.`;
}
