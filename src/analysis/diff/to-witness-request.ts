import { type Side, toOpenRequest } from '../cells/side.ts';
import type { AccessRequest } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';
import type { AccessWitness } from '../witness.ts';

/** The request of a witness, for one of the policies. */
export function toWitnessRequest(
  side: Side,
  principal: RequestPrincipal,
  { action, keys, absent }: AccessWitness,
): AccessRequest {
  const request = toOpenRequest(principal, action, side);
  const given = {
    ...request.given,
    keys: new Map(keys.map(({ key, values }) => [key.toLowerCase(), values])),
    absent: new Set(absent.map((key) => key.toLowerCase())),
  };
  return { ...request, given };
}
