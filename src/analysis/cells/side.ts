import type { PolicyCondition, PolicyDocument, PolicyStatement } from '../../policy/types.ts';
import type { GivenContext } from '../request/given-context.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import { type AccessRequest, createRequestContext, type RequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';

/** A key policy, and the key that it is of. */
export type Side = { readonly policy: PolicyDocument; readonly key: KeyFacts };

/** A statement of one of the sides. */
export type SideStatement = { readonly side: number; readonly statement: PolicyStatement };

export function toSideStatements(sides: readonly Side[]): readonly SideStatement[] {
  return sides.flatMap(({ policy }, side) => policy.statements.map((statement) => ({ side, statement })));
}

/** A condition of one of the sides, with its statement. */
export type SideCondition = SideStatement & { readonly condition: PolicyCondition };

/** What is known of a request: nothing but who does what with which key. */
const NOTHING: GivenContext = {
  keys: new Map(),
  absent: new Set(),
  complete: false,
  encryptionContext: { pairs: new Map(), names: null },
  via: null,
};

/** A request of which nothing else is known. */
export function toOpenRequest(principal: RequestPrincipal, action: string, { key }: Side): AccessRequest {
  return { key, principal, action, given: NOTHING, now: null };
}

export function toOpenContext(principal: RequestPrincipal, action: string, side: Side): RequestContext {
  return createRequestContext(toOpenRequest(principal, action, side), side.policy, 'KEY');
}
