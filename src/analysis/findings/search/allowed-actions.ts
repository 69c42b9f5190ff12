import type { PolicyStatement } from '../../../policy/types.ts';
import { evaluateStatement } from '../../evaluate-statement.ts';
import { matchAction } from '../../match-action.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import { isPossible } from '../../request-verdict.ts';
import { findAction, KMS_ACTIONS, type KmsAction } from '../../tables/actions.ts';
import { findUnknownActions } from '../../unknown-actions.ts';
import { spend } from './effort.ts';
import type { RuleInput } from './rule-input.ts';

/**
 * The actions that an Allow statement for the principal may allow, if its conditions are met, and that no Deny takes
 * away from every request.
 */
export function findAllowedActions(
  statement: PolicyStatement,
  principal: RequestPrincipal,
  input: RuleInput,
): readonly string[] {
  const known = KMS_ACTIONS.filter((action) => allows(statement, principal, action, input)).map(({ name }) => name);
  const unknown = findUnknownActions(statement.actions ?? []);
  return [...known, ...[...unknown].filter((name) => allowsNamed(statement, principal, name, input))];
}

export function isActionAllowed(
  statement: PolicyStatement,
  principal: RequestPrincipal,
  name: string,
  input: RuleInput,
): boolean {
  const action = findAction(name);
  return action !== undefined && allows(statement, principal, action, input);
}

function allows(statement: PolicyStatement, principal: RequestPrincipal, action: KmsAction, input: RuleInput): boolean {
  if (action.decidedBy === 'IAM_ONLY' || action.decidedBy === 'GRANT') return false;
  return isPossible({ principal, key: input.key }, action) && allowsNamed(statement, principal, action.name, input);
}

function allowsNamed(statement: PolicyStatement, principal: RequestPrincipal, name: string, input: RuleInput): boolean {
  if (matchAction(statement, name) === 'NO') return false;
  const open = input.openRequests(principal)(name);
  spend(input.effort, 1);
  const { applies } = evaluateStatement(statement, open.request, open.context, { hasPrincipals: false });
  return applies !== 'NO' && open.denies.always === null;
}

/** Whether a statement may allow the principal itself kms:PutKeyPolicy: then it can give itself everything. */
export function isAdministrator(principal: RequestPrincipal, input: RuleInput): boolean {
  const action = findAction('kms:PutKeyPolicy');
  if (action === undefined || !isPossible({ principal, key: input.key }, action)) return false;
  const { request, context, denies } = input.openRequests(principal)(action.name);
  if (denies.always !== null) return false;
  spend(input.effort, input.policy.statements.length);
  return input.policy.statements.some(
    (statement) =>
      statement.effect === 'ALLOW' &&
      matchAction(statement, request.action) !== 'NO' &&
      evaluateStatement(statement, request, context, { hasPrincipals: true }).direct !== 'NO',
  );
}
