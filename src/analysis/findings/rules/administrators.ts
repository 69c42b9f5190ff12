import type { PolicyStatement } from '../../../policy/types.ts';
import { type CellGroup, toCellGroups } from '../../cells/cell-groups.ts';
import { type PrincipalClass, toPrincipalClasses } from '../../cells/principal-classes.ts';
import { mayBe } from '../../evaluation.ts';
import { reason } from '../../explain/reason.ts';
import type { Finding, FindingRule, FindingsInput } from '../finding.ts';
import { toFinding } from '../to-finding.ts';

const ACTION = 'kms:PutKeyPolicy';

/** Who can change the policy: nobody, or one user or role whose deletion would leave nobody. */
export const administrators: FindingRule = {
  codes: ['LOCKED_OUT', 'SINGLE_ADMINISTRATOR'],
  *find(input) {
    const side = { policy: input.policy, key: input.key };
    const { classes, areAll } = toPrincipalClasses([side]);
    const own = classes.filter(({ principal }) => principal.accountId === input.key.accountId);
    const groups = toCellGroups([side], {
      principals: { classes: own, areAll },
      actions: ({ names }) => names.includes(ACTION),
    });
    const administrators: Administrator[] = [];
    let isWhole = areAll && input.policy.unreadStatements.length === 0;
    for (const group of groups) {
      yield null;
      if (group === null) continue;
      if (group.cells === null) isWhole = false;
      else {
        const found = findAllowing(group);
        if (found === 'UNKNOWN') isWhole = false;
        else if (found !== null)
          for (const principal of group.principals) administrators.push({ principal, statement: found });
      }
    }
    if (isWhole) yield* toFindings(administrators, input);
    else yield reason('TOO_MANY_CASES', 'It was not decided who can change the policy.');
  },
};

/** Someone who can be allowed kms:PutKeyPolicy, and the first statement that allows it. */
type Administrator = { readonly principal: PrincipalClass; readonly statement: PolicyStatement };

/** The statement by which the principals of the group can be allowed it. Null: there is none. */
function findAllowing(group: CellGroup): PolicyStatement | 'UNKNOWN' | null {
  let isUndecided = false;
  for (const { applied, verdicts } of group.cells?.() ?? []) {
    if (verdicts[0] === 'UNKNOWN') isUndecided = true;
    if (verdicts[0] !== 'ALLOWED' && verdicts[0] !== 'ALLOWED_IF_IAM_ALLOWS') continue;
    const allowing = applied.find(({ live, applies }) => mayBe(live, 'ALLOW') && applies === 'YES');
    if (allowing !== undefined) return allowing.live.statement;
  }
  return isUndecided ? 'UNKNOWN' : null;
}

function* toFindings(administrators: readonly Administrator[], { policy }: FindingsInput): Generator<Finding> {
  const [first] = administrators;
  if (first === undefined) {
    const denies = policy.statements.filter(({ effect }) => effect === 'DENY').map(({ pointer }) => pointer);
    const why = denies.length === 0 ? 'No statement allows it.' : `Look at the Deny statements ${denies.join(', ')}.`;
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
    message: `Only ${named.value} can be allowed ${ACTION}. If it is deleted, nobody can change the policy.`,
    principals: [named],
    actions: [ACTION],
  });
}
