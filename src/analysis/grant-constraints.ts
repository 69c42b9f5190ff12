import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { findOperator } from './conditions/operators.ts';
import { allOf, type Match } from './match.ts';
import { matchEncryptionContext } from './request/encryption-context.ts';
import type { AccessRequest, RequestContext } from './request/request-context.ts';
import { findConditionKey } from './tables/condition-keys.ts';

/** Constraints as KMS sends them, by their names. */
export type GrantConstraints = Readonly<Record<string, unknown>>;

type Grant = { readonly constraints: GrantConstraints | null };

type ConstraintsResult = {
  readonly match: Match;
  readonly missingKeys: readonly string[];
  readonly hasUnknown: boolean;
};

/**
 * The constraints that count for an action. Null if none do. Source: AWS KMS Developer Guide, "Using grant constraints".
 */
export function findConstraints({ constraints }: Grant, action: string): GrantConstraints | null {
  if (constraints === null || action === 'kms:RetireGrant') return null;
  const carries = carriesEncryptionContext(action);
  const counting = Object.entries(constraints).filter(
    ([name, wanted]) => wanted !== undefined && wanted !== null && (carries || !ENCRYPTION_CONTEXT.has(name)),
  );
  return counting.length === 0 ? null : Object.fromEntries(counting);
}

const ENCRYPTION_CONTEXT: ReadonlySet<string> = new Set(['EncryptionContextEquals', 'EncryptionContextSubset']);

/** Whether a request meets the constraints of a grant that count for it. */
export function matchConstraints(grant: Grant, request: AccessRequest, context: RequestContext): ConstraintsResult {
  const missing: string[] = [];
  const matches = Object.entries(findConstraints(grant, request.action) ?? {}).map(([name, wanted]): Match => {
    if (name === 'SourceArn') return matchSourceArn(wanted, context, missing);
    if (!ENCRYPTION_CONTEXT.has(name)) return 'UNKNOWN';
    const pairs = toPairs(wanted);
    if (pairs === null) return 'UNKNOWN';
    const exactly = name === 'EncryptionContextEquals';
    const match = matchEncryptionContext(request.given.encryptionContext, pairs, { exactly });
    if (match === 'UNKNOWN') missing.push('kms:EncryptionContext');
    return match;
  });
  const unknown = matches.filter((match) => match === 'UNKNOWN').length;
  return { match: allOf(matches), missingKeys: missing, hasUnknown: unknown > missing.length };
}

function carriesEncryptionContext(action: string): boolean {
  return findConditionKey('kms:EncryptionContextKeys')?.actions?.has(toAsciiLowerCase(action)) ?? true;
}

function matchSourceArn(wanted: unknown, context: RequestContext, missing: string[]): Match {
  const found = context.find('aws:SourceArn');
  if (found.state === 'UNKNOWN') missing.push('aws:SourceArn');
  if (found.state !== 'PRESENT') return found.state === 'UNKNOWN' ? 'UNKNOWN' : 'NO';
  const like = findOperator('arnlike');
  if (typeof wanted !== 'string' || like === undefined) return 'UNKNOWN';
  return allOf(found.values.map(like.compare(wanted)));
}

function toPairs(wanted: unknown): ReadonlyMap<string, string> | null {
  if (typeof wanted !== 'object' || wanted === null) return null;
  const entries = Object.entries(wanted);
  return entries.every(([, value]) => typeof value === 'string') ? new Map(entries) : null;
}
