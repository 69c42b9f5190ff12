import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { evaluateAccess } from '../evaluate-access.ts';
import type { Grant } from '../evaluate-grant.ts';
import { matchAction } from '../match-action.ts';
import { type ContextInput, MAX_CONTEXT, parseContext } from '../request/given-context.ts';
import { createRequestContext } from '../request/request-context.ts';
import { RequestError, type RequestPrincipal } from '../request/request-principal.ts';
import type { AccessWitness } from '../witness.ts';
import type { FindingsInput } from './finding.ts';
import { findVariables, isFree } from './free-keys.ts';

export type WitnessRequest = {
  readonly principal: RequestPrincipal;
  readonly action: string;
  /** What the request has. Every other key that counts is absent. */
  readonly given: Pick<ContextInput, 'keys' | 'encryptionContext'>;
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
    const context = createRequestContext(toRequest(given), policy, 'KEY');
    const absent = new Map<string, string>();
    for (const statement of policy.statements) {
      if (matchAction(statement, action) === 'NO') continue;
      for (const { key: name, values } of statement.conditions) {
        for (const each of [name, ...findVariables(values, context)]) {
          if (isFree(each, context)) absent.set(toAsciiLowerCase(each), each);
        }
      }
    }
    if (absent.size > MAX_CONTEXT.keys) return null;
    const request = toRequest({ ...given, absent: [...absent.values()] });
    const { verdict } = evaluateAccess({ request, policy, grants, identityPolicies: null });
    if (verdict === 'UNKNOWN') return null;
    const pairs = (given.encryptionContext ?? []).map((pair) => pair);
    const keys = [
      ...(given.keys ?? []),
      ...pairs.map(({ key: name, value }) => ({ key: `kms:EncryptionContext:${name}`, values: [value] })),
      ...(pairs.length > 0 ? [{ key: 'kms:EncryptionContextKeys', values: pairs.map(({ key: name }) => name) }] : []),
    ];
    return { principal: principal.value, action, keys, absent: [...absent.values()], verdict };
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
