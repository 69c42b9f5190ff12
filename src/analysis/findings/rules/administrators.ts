import { quote } from '../../../json/quote.ts';
import type { PolicyStatement } from '../../../policy/types.ts';
import type { CellGroup } from '../../cells/cell-groups.ts';
import type { PrincipalClass } from '../../cells/principal-classes.ts';
import { evaluateAccess } from '../../evaluate-access.ts';
import { mayBe } from '../../evaluation.ts';
import { reason } from '../../explain/reason.ts';
import { parseRequestPrincipal } from '../../request/request-principal.ts';
import type { Finding, FindingRule, FindingsInput } from '../finding.ts';
import type { RuleInput } from '../search/rule-input.ts';
import { toSharedGroups } from '../shared-groups.ts';
import { toFinding } from '../to-finding.ts';
import { toList } from '../words.ts';

const ACTION = 'kms:PutKeyPolicy';

/** Who can change the policy: nobody, or one user or role whose deletion would leave nobody. */
export const administrators: FindingRule = {
  codes: ['LOCKED_OUT', 'SINGLE_ADMINISTRATOR'],
  *find(input) {
    if (isLeftToAccount(input)) return;
    const administrators: Administrator[] = [];
    let isWhole = input.policy.unreadStatements.length === 0;
    for (const group of toSharedGroups(input)) {
      yield null;
      if (group === null || !group.action.names.includes(ACTION)) continue;
      const own = group.principals.filter((principal) => isOwn(principal, input));
      if (own.length === 0) continue;
      const found = findAllowing(group);
      if (found === 'LEFT_TO_ACCOUNT') return;
      if (found === 'UNKNOWN') isWhole = false;
      else if (found !== null) administrators.push(...own.map((principal) => ({ principal, statement: found })));
    }
    if (isWhole) yield* toFindings(administrators, input);
    else yield reason('TOO_MANY_CASES', 'It was not decided who can change the policy.');
  },
};

/**
 * Whether each request of the root user is allowed, as by the default policy. Then the account decides who else may.
 */
function isLeftToAccount({ key, openRequests, policy }: RuleInput): boolean {
  const root = parseRequestPrincipal(key.accountId, key.partition);
  const { request } = openRequests(root)(ACTION);
  return evaluateAccess({ request, policy, grants: [], identityPolicies: null }).verdict === 'ALLOWED';
}

/** A session of a federated user has the permissions of a user. AWS does not say in its ARN of which one. */
function isOwn({ principal, named }: PrincipalClass, { key }: FindingsInput): boolean {
  return principal.accountId === key.accountId && (principal.kind !== 'FEDERATED_USER' || named.kind !== 'ACCOUNT');
}

/** Someone who can be allowed kms:PutKeyPolicy, and the first statement that allows it. */
type Administrator = { readonly principal: PrincipalClass; readonly statement: PolicyStatement };

/**
 * The statement by which the principals of the group can be allowed it. Null: there is none. LEFT_TO_ACCOUNT: their IAM
 * policies can allow it. Then somebody can make such a principal again if it is deleted, even if only one can be allowed.
 */
function findAllowing(group: CellGroup): PolicyStatement | 'LEFT_TO_ACCOUNT' | 'UNKNOWN' | null {
  if (group.cells === null || !group.areAllPrincipals) return 'UNKNOWN';
  const mayBeLeft = group.statements.some((live) => mayBe(live, 'ALLOW') && live.account !== 'NO');
  let found: PolicyStatement | undefined;
  let isUndecided = false;
  for (const { applied, verdicts } of group.cells()) {
    if (verdicts[0] === 'UNKNOWN') isUndecided = true;
    if (verdicts[0] !== 'ALLOWED' && verdicts[0] !== 'ALLOWED_IF_IAM_ALLOWS') continue;
    const allowing = applied.filter(({ live, applies }) => mayBe(live, 'ALLOW') && applies === 'YES');
    if (allowing.some(({ account }) => account === 'YES')) return 'LEFT_TO_ACCOUNT';
    found ??= allowing[0]?.live.statement;
    if (found !== undefined && !mayBeLeft) break;
  }
  return found ?? (isUndecided ? 'UNKNOWN' : null);
}

function* toFindings(administrators: readonly Administrator[], { policy }: FindingsInput): Generator<Finding> {
  const [first] = administrators;
  if (first === undefined) {
    const denies = policy.statements.filter(({ effect }) => effect === 'DENY').map(({ pointer }) => pointer);
    const why = `No statement allows it${denies.length === 0 ? '' : `, or a Deny statement takes it away: ${toList(denies)}`}.`;
    yield toFinding('LOCKED_OUT', null, {
      message: `Nobody in the account of the key can be allowed ${ACTION}, so nobody can change the policy. ${why}`,
      actions: [ACTION],
    });
    return;
  }
  const names = new Set(administrators.map(({ principal: { named } }) => named.value));
  const { named } = first.principal;
  if (names.size > 1 || named.kind === 'ACCOUNT' || named.kind === 'EVERYONE') return;
  yield toFinding('SINGLE_ADMINISTRATOR', first.statement, {
    message: `Only ${quote(named.value)} can be allowed ${ACTION}. If it is deleted, nobody can change the policy.`,
    principals: [named],
    actions: [ACTION],
  });
}
