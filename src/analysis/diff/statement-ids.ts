import type { PolicyStatement } from '../../policy/types.ts';
import { toVariables } from '../request/request-context.ts';
import type { ComparedSide } from './compare-policies.ts';
import { hasVariables, statementForm } from './normal-form.ts';
import { findWritten } from './written.ts';

/** Texts for the statements of both policies. Equal for statements that apply to the same requests. */
export type StatementIds = {
  idOf(statement: PolicyStatement): string;
  /** The statements of each policy that the other does not have: this one first. */
  readonly changed: readonly [readonly PolicyStatement[], readonly PolicyStatement[]];
  /** Whether the statements that could not be read are the same. */
  readonly areUnreadSame: boolean;
};

export function toStatementIds(sides: readonly [ComparedSide, ComparedSide]): StatementIds {
  const ids = new Map<PolicyStatement, string>();
  for (const side of sides) {
    for (const statement of side.policy.statements) ids.set(statement, toId(statement, side));
  }
  const idOf = (statement: PolicyStatement) => ids.get(statement) ?? '';
  const notIn = (one: ComparedSide, other: ComparedSide) => {
    const others = new Set(other.policy.statements.map(idOf));
    return one.policy.statements.filter((statement) => !others.has(idOf(statement)));
  };
  const [current, other] = sides;
  const [unread, otherUnread] = sides.map(({ text, policy }) => findWritten(text, policy.unreadStatements).join());
  return {
    idOf,
    changed: [notIn(current, other), notIn(other, current)],
    areUnreadSame: unread === otherUnread,
  };
}

function toId(statement: PolicyStatement, { policy, text, key }: ComparedSide): string {
  return [
    statementForm(statement, key.partition),
    hasVariables(statement) ? toVariables(policy) : '',
    ...(statement.unread.size > 0 ? findWritten(text, [statement.pointer]) : []),
  ].join(' ');
}
