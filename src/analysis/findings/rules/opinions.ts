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
    const found: Use[] = [];
    for (const named of toNamed(statement, input)) {
      yield null;
      const use = isActionAllowed(statement, named.sender, 'kms:PutKeyPolicy', input) ? findUse(named, input) : null;
      if (use !== null) found.push(use);
    }
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
    const { actions: patterns, notActions } = statement;
    if (notActions === null && !patterns?.some((pattern) => /^(?:kms:)?\*$/i.test(pattern))) return;
    const found: Use[] = [];
    for (const named of toNamed(statement, input, true)) {
      yield null;
      if (named.sender.kind !== 'SERVICE' && isAdministrator(named.sender, input)) continue;
      const actions = findAllowedActions(statement, named.sender, input);
      if (actions.length > 0) found.push({ ...named, statement, actions });
    }
    const [first] = found;
    if (first === undefined) return;
    const principals = found.map(({ principal }) => principal);
    const witness = findFirstRequest(first.actions, { principal: first.sender, statement }, input);
    yield toFinding('WILDCARD_ACTIONS', statement, {
      message: `By a wildcard or NotAction, this statement allows ${toPrincipalList(principals)} every action that a key policy can allow them.`,
      principals,
      actions: [...new Set(found.flatMap(({ actions }) => actions))],
      certain: witness !== null,
      witness,
    });
  }),
};

type Named = { readonly principal: PolicyPrincipal; readonly sender: RequestPrincipal };
type Use = Named & { readonly statement: PolicyStatement; readonly actions: readonly string[] };

/**
 * The principals of an Allow statement, without everyone and the key's account. `withOthers`: with principals of other
 * accounts and services.
 */
function toNamed(statement: PolicyStatement, input: RuleInput, withOthers = false): readonly Named[] {
  if (statement.effect !== 'ALLOW') return [];
  return (statement.principals ?? []).flatMap((principal) => {
    const isOwn = principal.accountId === input.key.accountId;
    const isMeant = isOwn ? principal.kind !== 'ACCOUNT' : withOthers && principal.kind !== 'EVERYONE';
    const sender = isMeant ? toSender(principal, input) : null;
    return sender === null ? [] : [{ principal, sender }];
  });
}

/** The first statement that names the principal and allows it cryptographic actions. */
function findUse({ principal, sender }: Named, input: RuleInput): Use | null {
  for (const statement of input.policy.statements) {
    const isNamed = statement.principals?.some(({ value }) => value === principal.value) === true;
    if (statement.effect !== 'ALLOW' || !isNamed) continue;
    const actions = findAllowedActions(statement, sender, input).filter(isCryptographic);
    if (actions.length > 0) return { principal, sender, statement, actions };
  }
  return null;
}

function isCryptographic(action: string): boolean {
  return findAction(action)?.category === 'CRYPTOGRAPHY';
}
