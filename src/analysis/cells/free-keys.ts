import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { ABSENT } from '../conditions/condition-value.ts';
import { needsMetadata } from '../request/derive-from-key.ts';
import { deriveFromPrincipal } from '../request/derive-from-principal.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { RequestPrincipal } from '../request/request-principal.ts';

/** Whether requests of the principal with nothing else known can have any value under the condition key. */
export function isFree(name: string, principal: RequestPrincipal, context: RequestContext): boolean {
  const value = context.find(name);
  const key = toAsciiLowerCase(name);
  if (value.state !== 'UNKNOWN' || value.reason !== undefined || needsMetadata(name)) return false;
  // AWS does not say what a service has under it, nor an ARN of a session the path of its role.
  if (key === 'aws:principalarn') return false;
  const derived = deriveFromPrincipal(key, principal);
  return derived === undefined || (derived.state === 'UNKNOWN' && derived.isPresent === true);
}

/**
 * Whether AWS does not document what a service has under the condition key, as under kms:CallerAccount. Nobody can tell
 * what the request has; a search for one that goes wrong tries what it may have.
 */
export function isOpenForService(name: string, { kind }: RequestPrincipal, context: RequestContext): boolean {
  const value = context.find(name);
  return kind === 'SERVICE' && value.state === 'UNKNOWN' && value.reason === undefined && !needsMetadata(name);
}

/** The context of a service whose requests lack all condition keys of which AWS does not document what they have. */
export function toBareContext(principal: RequestPrincipal, context: RequestContext): RequestContext {
  return {
    ...context,
    find: (name) => (isOpenForService(name, principal, context) ? ABSENT : context.find(name)),
  };
}

/** Whether each such request has the key, so that it cannot be absent. */
export function isSurelyPresent(name: string, context: RequestContext): boolean {
  const value = context.find(name);
  return value.state === 'UNKNOWN' && value.isPresent === true;
}
