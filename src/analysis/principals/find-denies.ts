import type { PolicyDocument, PolicyStatement } from '../../policy/types.ts';
import { evaluateStatement } from '../evaluate-statement.ts';
import { matchAction } from '../match-action.ts';
import { type AccessRequest, createRequestContext } from '../request/request-context.ts';

/** The Deny statements for a request of which little is known. */
export type Denies = {
  /** A statement that applies to every such request. Null if there is none. */
  readonly always: PolicyStatement | null;
  /** The statements that apply to some of them. */
  readonly sometimes: readonly PolicyStatement[];
};

export function findDenies(policy: PolicyDocument, request: AccessRequest): Denies {
  const context = createRequestContext(request, policy, 'KEY');
  const sometimes: PolicyStatement[] = [];
  for (const statement of policy.statements) {
    if (statement.effect !== 'DENY' || matchAction(statement, request.action) === 'NO') continue;
    const { applies } = evaluateStatement(statement, request, context, { hasPrincipals: true });
    if (applies === 'YES') return { always: statement, sometimes: [] };
    if (applies === 'UNKNOWN') sometimes.push(statement);
  }
  return { always: null, sometimes };
}
