import type { PolicyStatement } from '../../../policy/types.ts';
import { evaluateStatement } from '../../evaluate-statement.ts';
import { canBeAction, canBePrincipal, findDeadPart } from '../../find-dead-part.ts';
import { matchAction } from '../../match-action.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import { findAction, KMS_ACTIONS } from '../../tables/actions.ts';
import type { FindingRule, Found } from '../finding.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { isOtherAccount } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toList, toPrincipalList } from '../words.ts';

/** Statements some of whose actions have no effect. */
export const statementPartlyIneffective: FindingRule = {
  codes: ['STATEMENT_PARTLY_INEFFECTIVE'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    if (findDeadPart(statement, input.key) !== null || statement.unread.size > 0) return;
    const nobodys = [findUndecided(statement), findWithoutKey(statement, input)];
    const foreign = findForeign(statement, input);
    const parts = [...nobodys, foreign].filter((part) => part.actions.length > 0);
    const actions = [...new Set(parts.flatMap((part) => part.actions))];
    if (actions.length === 0 || !hasEffect(statement, nobodys, input)) return;
    yield toFinding('STATEMENT_PARTLY_INEFFECTIVE', statement, {
      certain: actions.every((action) => findAction(action) !== undefined || !action.startsWith('kms:')),
      message: `Some actions of this statement have no effect. ${parts.map(({ why }) => why).join(' ')}`,
      principals: statement.principals ?? statement.notPrincipals ?? [],
      actions,
    });
  }),
};

type Part = { readonly actions: readonly string[]; readonly why: string };

/** Literal actions that no key policy decides. */
function findUndecided({ actions, effect }: PolicyStatement): Part {
  const names = (actions ?? [])
    .filter((action) => !isPattern(action) && !canBeAction(action, effect))
    .map((action) => findAction(action)?.name ?? action);
  return { actions: names, why: `A key policy does not decide ${toList(names)}.` };
}

/** Actions that principals of other accounts cannot be allowed. */
function findForeign(statement: PolicyStatement, { key }: RuleInput): Part {
  const living = (statement.principals ?? []).filter(canBePrincipal);
  const foreign = living.filter((principal) => isOtherAccount(principal, key));
  if (statement.effect === 'DENY' || foreign.length === 0) return { actions: [], why: '' };
  const names = KMS_ACTIONS.filter(
    ({ name, acrossAccounts }) =>
      !acrossAccounts && canBeAction(name, 'ALLOW') && matchAction(statement, name) === 'YES',
  ).map(({ name }) => name);
  const who = toPrincipalList(foreign);
  return { actions: names, why: `Other accounts cannot be allowed ${toList(names)}: this concerns ${who}.` };
}

/** Literal actions whose requests never have the key of a condition. */
function findWithoutKey(statement: PolicyStatement, input: RuleInput): Part {
  const { actions, effect, conditions: all } = statement;
  const requests = input.openRequests(ANYONE);
  const keys = new Set<string>();
  const names =
    effect === 'DENY' || all.length === 0
      ? []
      : (actions ?? []).flatMap((written) => {
          const action = isPattern(written) ? undefined : findAction(written);
          if (action === undefined || !canBeAction(written, effect)) return [];
          const { request, context } = requests(action.name);
          const { conditions } = evaluateStatement(statement, request, context, { hasPrincipals: false });
          const never = conditions.filter(({ applies, reason }) => applies === 'NO' && reason === 'KEY_NEVER_PRESENT');
          for (const { condition } of never) keys.add(condition.key);
          return never.length > 0 ? [action.name] : [];
        });
  return { actions: names, why: `Requests for ${toList(names)} never have ${toList([...keys])}.` };
}

const ANYONE: RequestPrincipal = { kind: 'ANYONE', value: '*', partition: null, accountId: null, name: '*' };

/** Whether the statement has an effect for another action than `nobodys`. */
function hasEffect(statement: PolicyStatement, nobodys: readonly Part[], { key }: RuleInput): boolean {
  const living = (statement.principals ?? []).filter(canBePrincipal);
  const isForeign = living.length > 0 && living.every((principal) => isOtherAccount(principal, key));
  return KMS_ACTIONS.some(
    ({ name, acrossAccounts }) =>
      matchAction(statement, name) === 'YES' &&
      canBeAction(name, statement.effect) &&
      (acrossAccounts || !isForeign || statement.effect === 'DENY') &&
      !nobodys.some(({ actions }) => actions.includes(name)),
  );
}

function isPattern(action: string): boolean {
  return /[*?]/.test(action);
}
