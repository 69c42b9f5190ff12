import type { PolicyStatement } from '../../policy/types.ts';
import type { Side } from '../cells/side.ts';
import { evaluateStatement, matchStatementPrincipal, type StatementResult } from '../evaluate-statement.ts';
import { mayBe } from '../evaluation.ts';
import { matchAction } from '../match-action.ts';
import { createRequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import type { AccessWitness } from '../witness.ts';
import { isBetter } from './compare-cells.ts';
import type { MergedChange } from './merge-changes.ts';
import type { ChangePlace } from './policy-diff.ts';
import type { StatementIds } from './statement-ids.ts';
import { toWitnessRequest } from './to-witness-request.ts';

/**
 * The statements that make the difference for a request: of those that only one of the policies has, the ones that
 * decide, and the ones that would if their conditions or resources matched.
 */
export function findPlaces(
  sides: readonly [Side, Side],
  { changed }: StatementIds,
  change: MergedChange,
  witness: AccessWitness,
): readonly ChangePlace[] {
  const find = (side: 0 | 1) => {
    const results = changed[side].flatMap((each) => evaluate(each, sides[side], change.principal.principal, witness));
    const [own, other] = side === 0 ? [change.to, change.from] : [change.from, change.to];
    const deciding = results.filter((result) => {
      if (change.list === 'undecided') return true;
      const isAllow = mayBe(result, 'ALLOW');
      const applies = result.applies !== 'NO';
      const isOnBetterSide = isBetter(own, other);
      // An Allow that applies makes a verdict better, and a Deny that does not apply.
      if (isAllow === isOnBetterSide) return applies;
      return !applies && (isAllow || other === 'DENIED');
    });
    return deciding.map(({ statement: { pointer } }) => ({ inThis: side === 0, pointer }));
  };
  return [...find(0), ...find(1)];
}

/** Empty if the statement is about other principals or actions. */
function evaluate(
  statement: PolicyStatement,
  side: Side,
  principal: RequestPrincipal,
  witness: AccessWitness,
): readonly StatementResult[] {
  const level = matchStatementPrincipal(statement, principal, side.key.region);
  if (level.direct === 'NO' && level.account === 'NO') return [];
  if (!statement.unread.has('ACTION') && matchAction(statement, witness.action) === 'NO') return [];
  const request = toWitnessRequest(side, principal, witness);
  const context = createRequestContext(request, side.policy, 'KEY');
  return [evaluateStatement(statement, request, context, { hasPrincipals: true })];
}
