import { quote } from '../../../json/quote.ts';
import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyCondition, PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import { ABSENT } from '../../conditions/condition-value.ts';
import { findOperator } from '../../conditions/operators.ts';
import { evaluateStatement } from '../../evaluate-statement.ts';
import { PAIR_PREFIX } from '../../request/encryption-context.ts';
import type { RequestPrincipal } from '../../request/request-principal.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions } from '../search/allowed-actions.ts';
import { findFirstRequest, type RequestSearch } from '../search/find-request.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { toSenders } from '../search/senders.ts';
import { findInStatements, toFinding, toRemedy } from '../to-finding.ts';

/** Deny statements that a request escapes because it does not have a condition key. */
export const denySkipped: FindingRule = {
  codes: ['DENY_SKIPPED_WHERE_KEY_IS_MISSING'],
  find: findInStatements(function* (deny, input): Iterable<Found> {
    if (deny.effect !== 'DENY') return;
    const keys = new Set(deny.conditions.filter(needsKey).map(({ key }) => toAsciiLowerCase(key)));
    for (const key of keys) {
      for (const allow of input.policy.statements) {
        if (allow.effect !== 'ALLOW') continue;
        const escaped = findEscape(deny, allow, key, input);
        yield null;
        if (escaped === null) continue;
        yield explain(deny, key, escaped);
        return;
      }
    }
  }),
};

/** Whether only requests with the key meet the condition, and not all requests have the key. */
function needsKey({ operator, key }: PolicyCondition): boolean {
  const name = toAsciiLowerCase(operator).replace(/^foranyvalue:/, '');
  const isPositive = findOperator(name)?.negated === false;
  const folded = toAsciiLowerCase(key);
  return isPositive && (CAN_BE_ABSENT.has(folded) || folded.startsWith(PAIR_PREFIX));
}

/**
 * Keys that some requests lack of those that such a Deny is meant for. Source: IAM User Guide,
 * "aws:MultiFactorAuthPresent".
 */
const CAN_BE_ABSENT: ReadonlySet<string> = new Set([
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'kms:encryptioncontextkeys',
]);

type Escape = { readonly actions: readonly string[]; readonly witness: AccessWitness };

/** A request without the key that the Allow allows, and that the Deny would deny if it had the key. */
function findEscape(deny: PolicyStatement, allow: PolicyStatement, key: string, input: RuleInput): Escape | null {
  const conditions = deny.conditions.filter((condition) => toAsciiLowerCase(condition.key) !== key);
  for (const principal of findSenders(allow, input)) {
    const allowed = findAllowedActions(allow, principal, input);
    const actions = allowed.filter((name) => concerns(deny, principal, name, input));
    const search: Omit<RequestSearch, 'action'> = {
      principal,
      statement: allow,
      also: conditions.map((condition) => ({ condition, effect: 'DENY' as const })),
      limit: (name, values) => (name === key ? [ABSENT] : values),
    };
    const witness = findFirstRequest(actions, search, input);
    if (witness !== null) return { actions, witness };
  }
  return null;
}

/** The most principals of one Allow that are tried. */
const MAX_SENDERS = 10;

function findSenders({ principals, notPrincipals }: PolicyStatement, input: RuleInput): readonly RequestPrincipal[] {
  const named: readonly PolicyPrincipal[] =
    notPrincipals === null ? (principals ?? []) : [{ kind: 'EVERYONE', type: null, value: '*', accountId: null }];
  return named.slice(0, MAX_SENDERS).flatMap((principal) => toSenders(principal, input));
}

/** Whether the Deny is about such requests, but for its conditions. */
function concerns(deny: PolicyStatement, principal: RequestPrincipal, name: string, input: RuleInput): boolean {
  const { request, context } = input.openRequests(principal)(name);
  const result = evaluateStatement(deny, request, context, { hasPrincipals: true });
  // Such a request never has the key of a condition: then the Deny is not about it.
  const isPossible = result.conditions.every(({ reason }) => reason !== 'KEY_NEVER_PRESENT');
  return isPossible && result.principal !== 'NONE' && result.action === 'YES' && result.resource === 'YES';
}

function explain(deny: PolicyStatement, key: string, { actions, witness }: Escape): Found {
  const { key: written = key } = deny.conditions.find((each) => toAsciiLowerCase(each.key) === key) ?? {};
  return toFinding('DENY_SKIPPED_WHERE_KEY_IS_MISSING', deny, {
    message: `This statement does not deny requests without ${quote(written)}, and other statements allow them.`,
    remedy: toRemedy('DENY_SKIPPED_WHERE_KEY_IS_MISSING', written),
    principals: deny.principals ?? deny.notPrincipals ?? [],
    actions,
    witness,
  });
}
