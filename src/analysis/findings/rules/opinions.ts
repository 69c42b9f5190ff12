import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import { findAction } from '../../tables/actions.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions, isActionAllowed, isAdministrator } from '../search/allowed-actions.ts';
import { findFirstRequest } from '../search/find-request.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { toSender } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toPrincipalList } from '../words.ts';

/** Principals that can both change the policy and use the key. */
export const administratorMayUseKey: FindingRule = {
  codes: ['ADMINISTRATOR_MAY_USE_KEY'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    const found = toNamed(statement, input).flatMap(({ principal, sender }) => {
      if (!isActionAllowed(statement, sender, 'kms:PutKeyPolicy', input)) return [];
      const uses = input.policy.statements
        .filter((each) => each.effect === 'ALLOW' && each.principals?.some(({ value }) => value === principal.value))
        .map((each) => ({ statement: each, actions: findAllowedActions(each, sender, input).filter(isCryptographic) }))
        .find(({ actions }) => actions.length > 0);
      return uses === undefined ? [] : [{ principal, sender, ...uses }];
    });
    const [first] = found;
    if (first === undefined) return;
    const principals = found.map(({ principal }) => principal);
    const witness = findFirstRequest(first.actions, { principal: first.sender, statement: first.statement }, input);
    yield toFinding('ADMINISTRATOR_MAY_USE_KEY', statement, {
      message: `${toPrincipalList(principals)} can both change the policy and use the key.`,
      principals,
      actions: ['kms:PutKeyPolicy', ...new Set(found.flatMap(({ actions }) => actions))],
      certain: witness !== null,
      witness,
    });
  }),
};

/** Wildcards for principals that are no administrators. */
export const wildcardActions: FindingRule = {
  codes: ['WILDCARD_ACTIONS'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    const isWide =
      statement.notActions !== null || (statement.actions ?? []).some((each) => /^(?:kms:)?\*$/i.test(each));
    if (!isWide) return;
    const named = toNamed(statement, input, true).flatMap(({ principal, sender }) => {
      const actions = findAllowedActions(statement, sender, input);
      const isWanted = actions.length > 0 && (sender.kind === 'SERVICE' || !isAdministrator(sender, input));
      return isWanted ? [{ principal, sender, actions }] : [];
    });
    const [first] = named;
    if (first === undefined) return;
    const principals = named.map(({ principal }) => principal);
    const witness = findFirstRequest(first.actions, { principal: first.sender, statement }, input);
    yield toFinding('WILDCARD_ACTIONS', statement, {
      message: `This statement allows ${toPrincipalList(principals)} every action that it can be allowed.`,
      principals,
      actions: [...new Set(named.flatMap(({ actions }) => actions))],
      certain: witness !== null,
      witness,
    });
  }),
};

type Named = { readonly principal: PolicyPrincipal; readonly sender: RequestPrincipal };

/** The principals of an Allow statement, without everyone and the key's account; `withOthers`: with other accounts and services. */
function toNamed(statement: PolicyStatement, input: RuleInput, withOthers = false): readonly Named[] {
  if (statement.effect !== 'ALLOW') return [];
  return (statement.principals ?? []).flatMap((principal) => {
    const isOwn = principal.accountId === input.key.accountId;
    const isMeant = isOwn ? principal.kind !== 'ACCOUNT' : withOthers && principal.kind !== 'EVERYONE';
    const sender = isMeant ? toSender(principal, input) : null;
    return sender === null ? [] : [{ principal, sender }];
  });
}

function isCryptographic(action: string): boolean {
  return findAction(action)?.category === 'CRYPTOGRAPHY';
}
