import type { PolicyStatement } from '../../policy/types.ts';
import type { LiveStatement } from '../cells/live-statement.ts';
import type { Side } from '../cells/side.ts';
import { matchPrincipal } from '../match-principal.ts';
import { toVariables } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import type { ComparedSide } from './compare-policies.ts';
import { effectForm, hasVariables, principalForm, statementForm } from './normal-form.ts';
import { findWritten } from './written.ts';

/** Tells which statements of the two policies mean the same. */
export type StatementIds = {
  /**
   * Equal for statements of a group that apply to the same of its requests with the same effect. Its principals and
   * actions match already.
   */
  effectOf(live: LiveStatement, principal: RequestPrincipal): string;
  /** The statements of each policy that the other does not have: this one first. */
  readonly changed: readonly [readonly PolicyStatement[], readonly PolicyStatement[]];
  /** Whether the statements that could not be read are the same. */
  readonly areUnreadSame: boolean;
};

export function toStatementIds(sides: readonly [ComparedSide, ComparedSide]): StatementIds {
  const ids = new Map<PolicyStatement, string>();
  const effects = new Map<PolicyStatement, string>();
  for (const side of sides) {
    for (const statement of side.policy.statements) {
      const variables = hasVariables(statement) ? toVariables(side.policy) : '';
      const written = statement.unread.size > 0 ? findWritten(side.text, [statement.pointer]) : [];
      ids.set(statement, [statementForm(statement, side.key.partition), variables, ...written].join(' '));
      effects.set(statement, [JSON.stringify(effectForm(statement)), variables, ...written].join(' '));
    }
  }
  const idOf = (statement: PolicyStatement) => ids.get(statement) ?? '';
  const notIn = (one: ComparedSide, other: ComparedSide) => {
    const others = new Set(other.policy.statements.map(idOf));
    return one.policy.statements.filter((statement) => !others.has(idOf(statement)));
  };
  const [current, other] = sides;
  const [unread, otherUnread] = sides.map(({ text, policy }) => findWritten(text, policy.unreadStatements).join());
  return {
    effectOf: (live, principal) => {
      const { statement, side, direct, account } = live;
      const isUnknown = direct === 'UNKNOWN' || account === 'UNKNOWN';
      const reasons = isUnknown ? findUnknownPart(statement, principal, sides[side === 0 ? 0 : 1]) : [];
      return [effects.get(statement) ?? '', direct, account, ...reasons].join(' ');
    },
    changed: [notIn(current, other), notIn(other, current)],
    areUnreadSame: unread === otherUnread,
  };
}

/** What may be unknown of a statement besides its resources and conditions. */
function findUnknownPart(statement: PolicyStatement, principal: RequestPrincipal, { key }: Side): readonly string[] {
  const { principals, notPrincipals, actions, notActions } = statement;
  if ((principals === null) === (notPrincipals === null) || (actions === null) === (notActions === null)) {
    return [statementForm(statement, key.partition)];
  }
  const values = principals?.filter((value) => matchPrincipal(value, principal, key.region).direct === 'UNKNOWN');
  return (values ?? notPrincipals ?? []).map((value) => principalForm(value, key.partition)).sort();
}
