import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import { toPrincipal } from '../../../policy/to-principal.ts';
import type { PolicyPrincipal, PolicyStatement } from '../../../policy/types.ts';
import { evaluateCondition } from '../../conditions/evaluate-condition.ts';
import { parseRequestPrincipal, RequestError, type RequestPrincipal } from '../../request/request-principal.ts';
import type { AccessWitness } from '../../witness.ts';
import { CATALOGUE } from '../catalogue/catalogue.ts';
import type { FindingRule, Found } from '../finding.ts';
import { findAllowedActions } from '../search/allowed-actions.ts';
import { findFirstRequest, findRequest } from '../search/find-request.ts';
import { CREATE_GRANT, toStrangersGrant } from '../search/grant-for-stranger.ts';
import { isForOutsiders } from '../search/is-for-outsiders.ts';
import type { RuleInput } from '../search/rule-input.ts';
import type { LimitValues } from '../search/search-space.ts';
import { isOtherAccount, toFreshRole, toSender } from '../search/senders.ts';
import { findInStatements, toFinding } from '../to-finding.ts';
import { TRUSTED, toList, toPrincipalList } from '../words.ts';

/** Principals of other accounts that an Allow statement names, in Principal or by a condition on the caller. */
export const externalAccount: FindingRule = {
  codes: ['EXTERNAL_ACCOUNT'],
  find: findInStatements(function* (statement, input): Iterable<Found> {
    if (statement.effect !== 'ALLOW') return;
    const external: External[] = [];
    for (const named of findNamed(statement, input)) {
      const found = named === null ? null : findAccess(named.principal, named.senders, statement, input);
      if (found !== null) external.push(found);
      yield null;
    }
    if (external.length > 0) yield explain(statement, external, input);
  }),
};

type Named = { readonly principal: PolicyPrincipal; readonly senders: readonly RequestPrincipal[] };

type External = {
  readonly principal: PolicyPrincipal;
  readonly actions: readonly string[];
  readonly witness: AccessWitness | null;
  /** Whether it can create grants for anybody. */
  readonly passesOn: boolean;
};

/**
 * The principals of other accounts that the statement names, and for an account the requests' senders to try. Yields
 * null where there is no such principal, so that the computation can pause.
 */
function* findNamed(statement: PolicyStatement, input: RuleInput): Iterable<Named | null> {
  const { principals, notPrincipals } = statement;
  const literal = (principals ?? []).filter((each) => isOtherAccount(each, input.key));
  const isForEveryone = notPrincipals !== null || (principals ?? []).some(({ kind }) => kind === 'EVERYONE');
  for (const principal of literal) {
    const sender = toSender(principal, input);
    yield sender && { principal, senders: [sender, ...toNamedSenders(principal, input)] };
  }
  if (!isForEveryone || isForOutsiders(statement, input)) return;
  for (const accountId of findAccounts(input)) {
    const principal = toPrincipal('AWS', accountId);
    const all = [toFreshRole(accountId, input), ...toNamedSenders(principal, input)];
    const senders = all.filter((sender) => meetsIdentity(statement, sender, input));
    yield senders.length === 0 ? null : { principal, senders };
  }
}

/** Whether the sender meets the conditions on the caller. They are the same for all actions. */
function meetsIdentity({ conditions }: PolicyStatement, sender: RequestPrincipal, input: RuleInput): boolean {
  const { context } = input.openRequests(sender)('kms:Decrypt');
  return conditions
    .filter(({ key }) => IDENTITY_KEYS.has(toAsciiLowerCase(key)))
    .every((condition) => evaluateCondition(condition, context, 'ALLOW').applies !== 'NO');
}

/** The other accounts in conditions on the caller. Those of other statements count: a Deny can spare an account. */
function findAccounts({ policy, key }: RuleInput): readonly string[] {
  const accounts = new Set(
    findIdentityValues(policy.statements).flatMap((value) => ACCOUNT.exec(value)?.groups?.account ?? []),
  );
  accounts.delete(key.accountId);
  return [...accounts];
}

const ACCOUNT = /^(?:arn:[^:]+:[^:]+:[^:]*:)?(?<account>\d{12})(?::|$)/;

function findIdentityValues(statements: readonly PolicyStatement[]): readonly string[] {
  return statements.flatMap(({ conditions }) =>
    conditions.flatMap(({ key, values }) => (IDENTITY_KEYS.has(toAsciiLowerCase(key)) ? values : [])),
  );
}

const IDENTITY_KEYS: ReadonlySet<string> = new Set(['kms:calleraccount', 'aws:principalaccount', 'aws:principalarn']);

/** Principals of an account that conditions name, with something in the place of each wildcard. */
function toNamedSenders({ kind, accountId }: PolicyPrincipal, { policy, key }: RuleInput): RequestPrincipal[] {
  if (kind !== 'ACCOUNT') return [];
  const values = findIdentityValues(policy.statements).filter((value) => value.includes(`:${accountId}:`));
  return [...new Set(values)].flatMap((value) => {
    try {
      return [parseRequestPrincipal(value.replaceAll('*', 'Example').replaceAll('?', 'x'), key.partition)];
    } catch (error) {
      if (error instanceof RequestError) return [];
      throw error;
    }
  });
}

function findAccess(
  principal: PolicyPrincipal,
  senders: readonly RequestPrincipal[],
  statement: PolicyStatement,
  input: RuleInput,
): External | null {
  const all = senders.map((sender) => ({ sender, actions: findAllowedActions(statement, sender, input) }));
  const actions = [...new Set(all.flatMap((each) => each.actions))];
  if (actions.length === 0) return null;
  const passesOn = all.some((each) => each.actions.includes(CREATE_GRANT) && canPassOn(each.sender, statement, input));
  for (const { sender, actions: own } of all) {
    const witness = findFirstRequest(own, { principal: sender, statement }, input);
    if (witness !== null) return { principal, actions: own, witness, passesOn };
  }
  return { principal, actions, witness: null, passesOn };
}

function canPassOn(principal: RequestPrincipal, statement: PolicyStatement, input: RuleInput): boolean {
  const grant = toStrangersGrant(input);
  const limit: LimitValues = (key, all) => grant.get(key) ?? all;
  return findRequest({ principal, action: CREATE_GRANT, statement, limit }, input) !== null;
}

function explain(statement: PolicyStatement, external: readonly External[], { trust }: RuleInput): Found {
  const isTrusted = ({ principal }: External) => trust.accounts.has(principal.accountId ?? '');
  const untrusted = external.filter((each) => !isTrusted(each));
  const principals = external.map(({ principal }) => principal);
  const actions = [...new Set(external.flatMap((each) => each.actions))];
  const shown = untrusted.length === 0 ? external : untrusted;
  const who = toPrincipalList(shown.map(({ principal }) => principal));
  const passesOn = shown.some((each) => each.passesOn);
  const witness = shown.find((each) => each.witness !== null)?.witness;
  return toFinding('EXTERNAL_ACCOUNT', statement, {
    severity: untrusted.length === 0 ? 'INFO' : 'HIGH',
    certain: witness !== undefined,
    isTrusted: untrusted.length === 0,
    message: `This statement allows ${toList(actions)} to ${toKind(shown.length, untrusted.length === 0)}: ${who}.${passesOn ? PASSES_ON : ''}`,
    remedy: `${untrusted.length === 0 ? TRUSTED : CATALOGUE.EXTERNAL_ACCOUNT.remedy}${passesOn ? RESTRICT : ''}`,
    principals,
    actions,
    witness: witness ?? null,
  });
}

function toKind(count: number, areTrusted: boolean): string {
  if (count > 1) return `principals of ${areTrusted ? 'trusted' : 'other'} accounts`;
  return `a principal of ${areTrusted ? 'a trusted' : 'another'} account`;
}

const PASSES_ON = ' By kms:CreateGrant, this access can be passed on to anybody.';
const RESTRICT =
  ' Leave out kms:CreateGrant, or restrict it by {"Bool": {"kms:GrantIsForAWSResource": "true"}} or by a condition on kms:GranteePrincipal.';
