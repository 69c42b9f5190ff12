import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../../../policy/matches-pattern.ts';
import type { PolicyCondition, PolicyStatement } from '../../../policy/types.ts';
import { ABSENT, present } from '../../conditions/condition-value.ts';
import { matchAction } from '../../match-action.ts';
import { parseRequestPrincipal } from '../../request/request-principal.ts';
import { KMS_ACTIONS } from '../../tables/actions.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findFirstRequest } from '../search/find-request.ts';
import type { RuleInput } from '../search/rule-input.ts';
import type { LimitValues } from '../search/search-space.ts';
import { toFreshRole } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toList } from '../words.ts';

/** Deny statements about networks and organizations that AWS services run into. */
export const denyHitsServices: FindingRule = {
  codes: ['DENY_HITS_AWS_SERVICES'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    const keys = statement.conditions.filter(isPerimeter).map(({ key }) => key);
    if (statement.effect !== 'DENY' || keys.length === 0 || !isForMany(statement, input)) return;
    const actions = KMS_ACTIONS.filter(
      ({ name, category, decidedBy }) =>
        decidedBy !== 'IAM_ONLY' &&
        (category === 'CRYPTOGRAPHY' || name === 'kms:CreateGrant') &&
        matchAction(statement, name) === 'YES',
    ).map(({ name }) => name);
    const witness = findHit(statement, actions, input);
    if (witness === null) return;
    yield toFinding('DENY_HITS_AWS_SERVICES', statement, {
      message: `This statement also denies requests that AWS services make, because they do not have the ${toList([...new Set(keys)])} that it expects.`,
      principals: statement.principals ?? statement.notPrincipals ?? [],
      actions,
      witness,
    });
  }),
};

/** Keys of which requests of AWS services have none, or other values. */
const PERIMETER: ReadonlySet<string> = new Set([
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
]);

const ORGANIZATIONS: ReadonlySet<string> = new Set(['aws:principalorgid', 'aws:principalorgpaths']);

/** A Deny for the members of an organization is meant for them, however they send the request. */
function isPerimeter({ operator, key, values }: PolicyCondition): boolean {
  const name = toAsciiLowerCase(key);
  if (!ORGANIZATIONS.has(name)) return PERIMETER.has(name);
  const base = toAsciiLowerCase(operator).replace(/^[a-z]+:/, '');
  return base === 'null' ? values.some((value) => /^true$/i.test(value)) : /^(?:string|arn)not/.test(base);
}

function isForMany({ principals, notPrincipals }: PolicyStatement, { key }: RuleInput): boolean {
  const isWide = (principals ?? []).some(
    ({ kind, accountId }) => kind === 'EVERYONE' || (kind === 'ACCOUNT' && accountId === key.accountId),
  );
  return notPrincipals !== null || isWide;
}

/** A request that a service makes as itself, or for a principal of the account, and that is denied. */
function findHit(statement: PolicyStatement, actions: readonly string[], input: RuleInput): AccessWitness | null {
  const { key } = input;
  const service = `s3.${key.region}.amazonaws.com${key.partition === 'aws-cn' ? '.cn' : ''}`;
  const isNamed = (statement.principals ?? []).every(({ kind }) => kind !== 'EVERYONE');
  const limit = limitToService(statement);
  const itself = { principal: parseRequestPrincipal(service, key.partition), statement, limit };
  const asItself = isNamed && statement.notPrincipals === null ? null : findFirstRequest(actions, itself, input);
  if (asItself !== null || !statement.conditions.some(isAboutNetwork)) return asItself;
  const given = [{ key: 'kms:ViaService', values: [service] }];
  const principal = toFreshRole(key.accountId, input);
  return findFirstRequest(actions, { principal, statement, given, limit }, input);
}

/** Services come from no network that a policy names. A principal for which they act is of an organization that it names. */
function limitToService({ conditions }: PolicyStatement): LimitValues {
  return (name, values) => {
    if (name === 'aws:sourceip') return [present('198.51.100.1')];
    if (!ORGANIZATIONS.has(name)) return PERIMETER.has(name) ? [ABSENT] : values;
    const named = conditions.flatMap((each) => (toAsciiLowerCase(each.key) === name ? each.values : []));
    const all = values.filter(({ state }) => state === 'PRESENT');
    const own = all.filter(
      (value) =>
        value.state === 'PRESENT' && value.values.some((text) => named.some((each) => matchesPattern(each, text))),
    );
    return own.length > 0 ? own : all;
  };
}

/**
 * A request that a service makes on behalf of a principal has the organization of the principal, but not its network.
 */
function isAboutNetwork({ key }: PolicyCondition): boolean {
  const name = toAsciiLowerCase(key);
  return PERIMETER.has(name) && !ORGANIZATIONS.has(name);
}
