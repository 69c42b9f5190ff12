import { quote } from '../../json/quote.ts';
import type { Evaluation } from '../evaluation.ts';
import { needsMetadata } from '../request/derive-from-key.ts';
import { type Reason, reason } from './reason.ts';

/** What could not be read, and may allow or deny anything. */
export function explainUnread({
  policy,
  areGrantsUnreadable,
  grounds,
  verdict,
  request,
  missingKeys,
  statements,
}: Evaluation): readonly Reason[] {
  const reasons: Reason[] = [];
  if (policy === 'UNREADABLE') reasons.push(reason('POLICY_UNREADABLE', 'The key policy could not be read.'));
  else if (policy === 'UNPARSABLE') {
    reasons.push(reason('POLICY_UNPARSABLE', 'The key policy is not a policy document that the gateway can read.'));
  } else {
    for (const pointer of policy.unreadStatements) {
      const message = 'This statement could not be read. It may allow or deny anything.';
      reasons.push(reason('STATEMENT_UNREADABLE', message, { pointer }));
    }
    for (const { statement, applies } of statements) {
      if (statement.unread.size === 0 || applies === 'NO') continue;
      const message = `This statement could not be read whole (${[...statement.unread].join(', ').toLowerCase()}).`;
      reasons.push(reason('STATEMENT_UNREADABLE', message, { pointer: statement.pointer }));
    }
  }
  if (areGrantsUnreadable && grounds.isPossible && verdict !== 'DENIED' && verdict !== 'ALLOWED') {
    reasons.push(
      reason('GRANTS_UNREADABLE', 'The grants of the key could not be read. One of them may allow the request.'),
    );
  }
  if (request.key.metadata === null && verdict === 'UNKNOWN') {
    for (const key of missingKeys.filter(needsMetadata)) {
      const message = `${quote(key)} follows from the key, which could not be described.`;
      reasons.push(reason('METADATA_UNREADABLE', message, { conditionKey: key }));
    }
  }
  return reasons;
}
