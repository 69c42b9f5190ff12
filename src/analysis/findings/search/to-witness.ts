import { toAsciiLowerCase } from '../../../json/to-ascii-lower-case.ts';
import type { PolicyDocument } from '../../../policy/types.ts';
import { isFree, isOpenForService, isSurelyPresent } from '../../cells/free-keys.ts';
import { findVariables } from '../../conditions/variables.ts';
import { evaluateAccess } from '../../evaluate-access.ts';
import type { Grant } from '../../evaluate-grant.ts';
import { matchStatementPrincipal } from '../../evaluate-statement.ts';
import { matchAction } from '../../match-action.ts';
import { type ContextInput, MAX_CONTEXT, parseContext } from '../../request/given-context.ts';
import { type AccessRequest, createRequestContext } from '../../request/request-context.ts';
import { RequestError, type RequestPrincipal } from '../../request/request-principal.ts';
import type { AccessWitness } from '../../witness.ts';
import type { FindingsInput } from '../finding.ts';

export type WitnessRequest = {
  readonly principal: RequestPrincipal;
  readonly action: string;
  /** What the request has. Every other key that counts is absent. */
  readonly given: Pick<ContextInput, 'keys'>;
  /** The grants that count. None if it is about the policy. */
  readonly grants?: readonly Grant[];
};

/**
 * The request in the words of the API, with its verdict. Null if the verdict is not decided, or `Key.access` does not
 * take such a request.
 */
export function toWitness(witness: WitnessRequest, { key, policy }: FindingsInput): AccessWitness | null {
  const { principal, action, given, grants = [] } = witness;
  const toRequest = (input: ContextInput) => {
    return { key, principal, action, given: parseContext(input, principal, key), now: null };
  };
  try {
    const absent = findAbsent(policy, toRequest(given));
    if (absent.length > MAX_CONTEXT.keys) return null;
    const request = toRequest({ ...given, absent });
    const { verdict } = evaluateAccess({ request, policy, grants, identityPolicies: null });
    if (verdict === 'UNKNOWN') return null;
    return { principal: principal.value, action, keys: given.keys ?? [], absent, verdict };
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

/** The condition keys that count for the request, and that it does not have. */
function findAbsent(policy: PolicyDocument, request: AccessRequest): readonly string[] {
  const context = createRequestContext(request, policy, 'KEY');
  const absent = new Map<string, string>();
  for (const statement of policy.statements) {
    if (statement.conditions.length === 0 || matchAction(statement, request.action) === 'NO') continue;
    const { direct, account } = matchStatementPrincipal(statement, request.principal, request.key.region);
    if (direct === 'NO' && account === 'NO') continue;
    for (const { key, values } of statement.conditions) {
      for (const name of [key, ...findVariables(values)]) {
        const { principal } = request;
        if (isSurelyPresent(name, context)) continue;
        if (isFree(name, principal, context) || isOpenForService(name, principal, context)) {
          absent.set(toAsciiLowerCase(name), name);
        }
      }
    }
  }
  return [...absent.values()];
}
