import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import { canBePrincipal, type DeadPart, findDeadPart } from '../../find-dead-part.ts';
import { matchAction } from '../../match-action.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import { findAction, KMS_ACTIONS } from '../../tables/actions.ts';
import type { FindingRule, Found, Severity } from '../finding.ts';
import { isOtherAccount } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';

/** Statements that match no request. */
export const ineffectiveStatement: FindingRule = {
  codes: ['INEFFECTIVE_STATEMENT'],
  find: findInStatements(function* (statement, { key }): Iterable<Found> {
    const part = findIneffectivePart(statement, key);
    if (part === null) return;
    const { effect, principals, notPrincipals } = statement;
    const verb = effect === 'DENY' ? 'denies' : 'allows';
    yield toFinding('INEFFECTIVE_STATEMENT', statement, {
      severity: toSeverity(statement, part),
      certain: part !== 'ACTION' || !hasNewAction(statement),
      message: `This statement ${verb} nothing: ${explainPart(statement, part)}.`,
      principals: principals ?? notPrincipals ?? [],
    });
  }),
};

type Part = DeadPart | 'OTHER_PARTITION' | 'ACROSS_ACCOUNTS';

/** Why the statement matches no request, or none that can be allowed. Null: it can have an effect. */
export function findIneffectivePart(statement: PolicyStatement, key: KeyFacts): Part | null {
  return findDeadPart(statement, key) ?? findForeignPart(statement, key);
}

/** Why none of the principals can be allowed one of the actions, whatever a policy says. */
function findForeignPart(statement: PolicyStatement, key: KeyFacts): Part | null {
  const { effect, principals, unread } = statement;
  if (principals === null || unread.has('PRINCIPAL') || unread.has('ACTION')) return null;
  const living = principals.filter(canBePrincipal);
  if (living.every((principal) => isOfOtherPartition(principal, key))) return 'OTHER_PARTITION';
  if (effect === 'DENY' || !living.every((principal) => isOtherAccount(principal, key))) return null;
  const isPossible = KMS_ACTIONS.some(
    ({ name, acrossAccounts, decidedBy }) =>
      acrossAccounts && decidedBy === 'KEY_POLICY' && matchAction(statement, name) !== 'NO',
  );
  return isPossible ? null : 'ACROSS_ACCOUNTS';
}

function isOfOtherPartition({ value }: PolicyPrincipal, { partition }: KeyFacts): boolean {
  return /^arn:[^:*?]+:/.test(value) && !value.startsWith(`arn:${partition}:`);
}

function toSeverity({ effect }: PolicyStatement, part: Part): Severity {
  if (effect === 'DENY') return 'HIGH';
  return part === 'RESOURCE' ? 'MEDIUM' : 'LOW';
}

/** Whether one of the actions looks like an action of KMS that this version does not know. */
function hasNewAction({ actions }: PolicyStatement): boolean {
  return (actions ?? []).some((action) => /^kms:[a-z]+$/i.test(action) && findAction(action) === undefined);
}

function explainPart({ actions, notActions, resources, notResources }: PolicyStatement, part: Part): string {
  switch (part) {
    case 'PRINCIPAL':
      return 'none of its principals can send a request';
    case 'OTHER_PARTITION':
      return "its principals are of another partition than the key's";
    case 'ACROSS_ACCOUNTS':
      return 'its principals are of other accounts, which cannot be allowed these actions';
    case 'ACTION':
      return actions === null && notActions === null ? 'it has no Action' : 'key policies decide none of its actions';
    case 'RESOURCE':
      return resources === null && notResources === null ? 'it has no Resource' : 'its Resource is not this key';
  }
}
