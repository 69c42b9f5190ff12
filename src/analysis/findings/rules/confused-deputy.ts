import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import { findAction } from '../../tables/actions.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions } from '../search/allowed-actions.ts';
import { findFirstRequest } from '../search/find-request.ts';
import { findServices, type Service } from '../search/find-services.ts';
import { forStranger, withoutOwn } from '../search/for-stranger.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toList, toPrincipalList } from '../words.ts';

/** AWS services that are allowed to use the key for everybody who can make them do so. */
export const confusedDeputy: FindingRule = {
  codes: ['CONFUSED_DEPUTY'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    if (statement.effect !== 'ALLOW') return;
    const services = findServices(statement, input);
    const found = yield* findDeputies(services, statement, 'MEDIUM', input);
    if (found.length > 0) {
      yield explain(statement, found, 'MEDIUM');
      return;
    }
    const named = yield* findDeputies(services, statement, 'LOW', input);
    if (named.length > 0) yield explain(statement, named, 'LOW');
  }),
};

type DeputySeverity = 'MEDIUM' | 'LOW';

type Deputy = {
  readonly principal: PolicyPrincipal;
  readonly actions: readonly string[];
  readonly witness: AccessWitness;
};

/** LOW: if the encryption context of the request may name the key's account, too. */
function* findDeputies(
  services: readonly Service[],
  statement: PolicyStatement,
  severity: DeputySeverity,
  input: RuleInput,
): Generator<null, readonly Deputy[]> {
  const deputies: Deputy[] = [];
  for (const { principal, sender } of services) {
    yield null;
    const stranger = forStranger(sender, statement, input);
    const limit = severity === 'LOW' ? stranger : withoutOwn(stranger, input.key);
    const actions = findAllowedActions(statement, sender, input).filter(isUse);
    const witness = findFirstRequest(actions, { principal: sender, statement, limit }, input);
    if (witness !== null) deputies.push({ principal, actions, witness });
    // What a service may do that nobody names, all services may.
    if (witness !== null && principal.kind === 'EVERYONE') break;
  }
  return deputies;
}

/** AWS publishes policies that let a service look at the key without a condition: that changes and reads no data. */
export function isUse(action: string): boolean {
  return findAction(action)?.category !== 'VIEW';
}

function explain(statement: PolicyStatement, deputies: readonly Deputy[], severity: DeputySeverity): Found {
  const principals = deputies.map(({ principal }) => principal);
  const actions = [...new Set(deputies.flatMap((each) => each.actions))];
  const isEveryService = principals.some(({ kind }) => kind === 'EVERYONE');
  const who = isEveryService ? 'every AWS service' : toPrincipalList(principals);
  const why =
    severity === 'LOW'
      ? 'Only a condition on the encryption context says for which account.'
      : 'No condition says for which account or resource: whoever can make the service do so uses the key.';
  return toFinding('CONFUSED_DEPUTY', statement, {
    severity,
    message: `This statement allows ${toList(actions)} to ${who}. ${why}`,
    principals,
    actions,
    witness: deputies[0]?.witness ?? null,
  });
}
