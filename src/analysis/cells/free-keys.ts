import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { needsMetadata } from '../request/derive-from-key.ts';
import { deriveFromPrincipal } from '../request/derive-from-principal.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';

/** Whether requests of the principal with nothing else known can have any value under the condition key, or none. */
export function isFree(name: string, principal: RequestPrincipal, context: RequestContext): boolean {
  const value = context.find(name);
  if (value.state !== 'UNKNOWN' || value.reason !== undefined || needsMetadata(name)) return false;
  return deriveFromPrincipal(toAsciiLowerCase(name), principal, []) === undefined;
}
