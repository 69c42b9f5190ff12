import type { PolicyCondition, PolicyDocument, PolicyPrincipal, PolicyStatement } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import type { Grant } from '../evaluate-grant.ts';
import { parseGiven } from '../request/given-context.ts';
import type { KeyFacts } from '../request/key-facts.ts';
import type { AccessRequest } from '../request/request-context.ts';
import { parseRequestPrincipal, RequestError, type RequestPrincipal } from '../request/request-principal.ts';

/** The sources of permissions. `grants` is empty if they could not be read. */
export type PrincipalsInput = {
  readonly key: KeyFacts;
  readonly policy: PolicyDocument;
  readonly grants: readonly Grant[];
};

export type PermissionOptions = {
  /** Whether the account of the principal is named, and not the principal itself. */
  readonly isByAccount?: boolean;
  /** In AWS's spelling. Only permissions for these are listed; null for all. */
  readonly actions?: ReadonlySet<string> | null;
};

/** What one statement or grant lets a principal do. */
export type Permission = {
  /** In AWS's spelling; only those that take effect for this principal. */
  readonly actions: readonly string[];
  /** True if a wildcard also covers actions that KMS adds later. */
  readonly andFutureActions: boolean;
  readonly verdict: Verdict;
  /** The conditions that must be met. Those that are always met for this key and principal are left out. */
  readonly conditions: readonly PolicyCondition[];
  /** The constraints of a grant, as KMS sends them. */
  readonly constraints: Readonly<Record<string, unknown>> | null;
  /** The Deny statements that take some of it away. */
  readonly limitedBy: readonly PolicyStatement[];
  readonly source: PolicyStatement | Grant;
};

/** A principal of a policy as one that sends requests: for an account, any of its principals. Null if it can send none. */
export function toRequestPrincipal(
  { kind, value, accountId }: PolicyPrincipal,
  { partition }: KeyFacts,
): RequestPrincipal | null {
  if (kind === 'EVERYONE') return { kind: 'ANYONE', value: '*', partition: null, accountId: null, name: '*' };
  if (kind === 'ACCOUNT')
    return { kind: 'ANYONE', value, partition: toPartition(value) ?? partition, accountId, name: '*' };
  try {
    return parseRequestPrincipal(value, partition);
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

function toPartition(arn: string): string | null {
  return /^arn:([^:]+):/.exec(arn)?.[1] ?? null;
}

/** A request of which nothing is known but principal, action and key. */
export function toOpenRequest(principal: RequestPrincipal, action: string, key: KeyFacts): AccessRequest {
  return { key, principal, action, given: NOTHING_GIVEN, now: null };
}

const NOTHING_GIVEN = parseGiven({});
