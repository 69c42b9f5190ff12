import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import { ABSENT, type ConditionValue, present } from '../../conditions/condition-value.ts';
import { PAIR_PREFIX } from '../../request/encryption-context.ts';
import type { KeyFacts } from '../../request/key-facts.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions } from '../search/allowed-actions.ts';
import { findFirstRequest } from '../search/find-request.ts';
import type { RuleInput } from '../search/rule-input.ts';
import type { LimitValues } from '../search/search-space.ts';
import { toSender } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { toList, toPrincipalList } from '../words.ts';

/** AWS services that are allowed to use the key for everybody who can make them do so. */
export const confusedDeputy: FindingRule = {
  codes: ['CONFUSED_DEPUTY'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    const services = (statement.principals ?? []).filter(({ kind }) => kind === 'SERVICE');
    if (statement.effect !== 'ALLOW' || services.length === 0) return;
    const limit = forStranger(statement, input);
    const found = yield* findDeputies(services, statement, withoutOwn(limit, input.key), input);
    if (found.length > 0) {
      yield explain(statement, found, 'MEDIUM');
      return;
    }
    const named = yield* findDeputies(services, statement, limit, input);
    if (named.length > 0) yield explain(statement, named, 'LOW');
  }),
};

type Deputy = {
  readonly service: PolicyPrincipal;
  readonly actions: readonly string[];
  readonly witness: AccessWitness;
};

function* findDeputies(
  services: readonly PolicyPrincipal[],
  statement: PolicyStatement,
  limit: LimitValues,
  input: RuleInput,
): Generator<null, readonly Deputy[]> {
  const deputies: Deputy[] = [];
  for (const service of services) {
    yield null;
    const principal = toSender(service, input);
    if (principal === null) continue;
    const allowed = findAllowedActions(statement, principal, input);
    const actions = allowed.filter((action) => action !== 'kms:DescribeKey');
    const witness = findFirstRequest(actions, { principal, statement, limit }, input);
    if (witness !== null) deputies.push({ service, actions, witness });
  }
  return deputies;
}

/** The service acts for an account that nobody names: the keys that say for whom have values of it, or are absent. */
function forStranger({ conditions }: PolicyStatement, input: RuleInput): LimitValues {
  const stranger = input.freshAccount;
  const arns = conditions
    .filter(({ key }) => toAsciiLowerCase(key) === 'aws:sourcearn')
    .flatMap(({ values }) => values.flatMap((value) => toStrangersArn(value, stranger) ?? []));
  const values = new Map<string, readonly ConditionValue[]>([
    ['aws:sourcearn', [`arn:aws:example:${input.key.region}:${stranger}:example`, ...arns].map((arn) => present(arn))],
    ['aws:sourceaccount', [present(stranger)]],
    ['aws:sourceorgid', [present('o-stranger')]],
    ['aws:sourceorgpaths', [present('o-stranger/r-ab12/')]],
    // AWS does not document what these have if a service makes the request.
    ['kms:calleraccount', [present(stranger)]],
    ['aws:principalaccount', [present(stranger)]],
    ['aws:principalarn', [present(`arn:aws:iam::${stranger}:role/example`)]],
  ]);
  return (key, all) => {
    const own = values.get(key);
    return own === undefined ? all : [ABSENT, ...own];
  };
}

/** An ARN of the account that matches a pattern. Undefined if the pattern names an account or a resource. */
function toStrangersArn(pattern: string, stranger: string): string | undefined {
  const [, partition, service, region, account = '', ...resource] = pattern.split(':');
  const isOpen = /[*?]/.test(account) || (account === '' && /^[*?]+$/.test(resource.join(':')));
  if (!isOpen) return undefined;
  const fill = (part = '') => part.replaceAll('*', 'example').replaceAll('?', 'x');
  const parts = [partition, service, region].map(fill);
  return ['arn', ...parts, account === '' ? '' : stranger, fill(resource.join(':'))].join(':');
}

/** Without values of the encryption context that name the key's account, or one resource. */
function withoutOwn(limit: LimitValues, { accountId }: KeyFacts): LimitValues {
  const isOwn = (value: ConditionValue) =>
    value.state === 'PRESENT' && value.values.some((text) => text.includes(accountId) || text.startsWith('arn:'));
  return (key, all) => {
    const values = limit(key, all);
    return key.startsWith(PAIR_PREFIX) ? values.filter((value) => !isOwn(value)) : values;
  };
}

function explain(statement: PolicyStatement, deputies: readonly Deputy[], severity: 'MEDIUM' | 'LOW'): Found {
  const principals = deputies.map(({ service }) => service);
  const actions = [...new Set(deputies.flatMap((each) => each.actions))];
  const why =
    severity === 'LOW'
      ? 'Only a condition on the encryption context says for which account.'
      : 'No condition says for which account or resource: whoever can make the service do so uses the key.';
  return toFinding('CONFUSED_DEPUTY', statement, {
    severity,
    message: `This statement allows ${toList(actions)} to ${toPrincipalList(principals)}. ${why}`,
    principals,
    actions,
    witness: deputies[0]?.witness ?? null,
  });
}
