import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { matchesPattern } from '../policy/matches-pattern.ts';
import type { PolicyPrincipal, PolicyStatement } from '../policy/types.ts';
import type { KeyFacts } from './request/key-facts.ts';
import { findAction, KMS_ACTIONS, type KmsAction } from './tables/actions.ts';

/** A part of a statement that no request can match, so that the statement never applies. */
export type DeadPart = 'PRINCIPAL' | 'ACTION' | 'RESOURCE';

/**
 * The first part of the statement that can match no request: none of its values can, or the element is missing. Null if
 * there is none. A part that was not read whole may mean anything.
 */
export function findDeadPart(statement: PolicyStatement, key: KeyFacts): DeadPart | null {
  const { actions, notActions, resources, notResources, unread, effect } = statement;
  if (isPrincipalDead(statement)) return 'PRINCIPAL';
  if (!unread.has('ACTION')) {
    if (actions === null && notActions === null) return 'ACTION';
    if (actions !== null && notActions === null && !actions.some((pattern) => canBeAction(pattern, effect))) {
      return 'ACTION';
    }
  }
  if (!unread.has('RESOURCE')) {
    if (resources === null && notResources === null) return 'RESOURCE';
    if (resources !== null && notResources === null && !resources.some((pattern) => canBeResource(pattern, key))) {
      return 'RESOURCE';
    }
    if (resources === null && notResources?.includes('*')) return 'RESOURCE';
  }
  return null;
}

export function isPrincipalDead({ principals, unread }: PolicyStatement): boolean {
  return !unread.has('PRINCIPAL') && principals !== null && !principals.some(canBePrincipal);
}

/**
 * Whether a key policy can mean the principal. A unique ID is that of a user or role that was deleted. Source: IAM User
 * Guide, "Principal"; IAM Access Analyzer, "Federated principal not supported".
 */
export function canBePrincipal({ kind, type }: PolicyPrincipal): boolean {
  if (type === 'Federated' || type === 'CanonicalUser') return false;
  return kind !== 'UNIQUE_ID' && kind !== 'FEDERATED';
}

/**
 * Whether a pattern matches an action that key policies decide. An Allow of kms:RetireGrant does not count: a grant
 * says who may retire it. Source: AWS KMS Developer Guide, "Retiring and revoking grants".
 */
export function canBeAction(pattern: string, effect: PolicyStatement['effect']): boolean {
  const decides = ({ decidedBy }: KmsAction) =>
    decidedBy !== 'IAM_ONLY' && (decidedBy !== 'GRANT' || effect === 'DENY');
  if (/[*?]/.test(pattern)) {
    const folded = toAsciiLowerCase(pattern);
    return KMS_ACTIONS.some((action) => decides(action) && matchesPattern(folded, action.folded));
  }
  const action = pattern.includes(':') ? findAction(pattern) : undefined;
  return action !== undefined && decides(action);
}

/** Whether the resource can be this key. One with a variable can be any. */
export function canBeResource(pattern: string, key: KeyFacts): boolean {
  return pattern.includes('${') || matchesPattern(pattern, key.arn);
}
