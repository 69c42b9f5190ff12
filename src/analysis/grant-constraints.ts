import { toAsciiLowerCase } from '../json/to-ascii-lower-case.ts';
import { findOperator } from './conditions/operators.ts';
import { allOf, type Match } from './match.ts';
import { matchEncryptionContext } from './request/encryption-context.ts';
import type { AccessRequest, RequestContext } from './request/request-context.ts';
import { findConditionKey } from './tables/condition-keys.ts';

/** Constraints as KMS sends them, by their names. */
export type GrantConstraints = Readonly<Record<string, unknown>>;

type Grant = { readonly constraints: GrantConstraints | null };

/** One constraint of a grant, compared with a request. */
export type ConstraintResult = {
  /** Such as EncryptionContextSubset. */
  readonly name: string;
  readonly wanted: unknown;
  readonly match: Match;
  /** What is not known of the request and would decide it. Null also if the gateway does not know the constraint. */
  readonly missingKey: string | null;
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

/** Whether a request meets each constraint of a grant that counts for it. */
export function matchConstraints(
  grant: Grant,
  request: AccessRequest,
  context: RequestContext,
): readonly ConstraintResult[] {
  return Object.entries(findConstraints(grant, request.action) ?? {}).map(([name, wanted]) => ({
    name,
    wanted,
    ...matchConstraint(name, wanted, request, context),
  }));
}

type Outcome = Pick<ConstraintResult, 'match' | 'missingKey'>;

const UNKNOWN: Outcome = { match: 'UNKNOWN', missingKey: null };

function matchConstraint(name: string, wanted: unknown, request: AccessRequest, context: RequestContext): Outcome {
  if (name === 'SourceArn') return matchSourceArn(wanted, context);
  const pairs = ENCRYPTION_CONTEXT.has(name) ? toPairs(wanted) : null;
  if (pairs === null) return UNKNOWN;
  const exactly = name === 'EncryptionContextEquals';
  const match = matchEncryptionContext(request.given.encryptionContext, pairs, { exactly });
  return { match, missingKey: match === 'UNKNOWN' ? 'kms:EncryptionContext' : null };
}

function carriesEncryptionContext(action: string): boolean {
  return findConditionKey('kms:EncryptionContextKeys')?.actions?.has(toAsciiLowerCase(action)) ?? true;
}

function matchSourceArn(wanted: unknown, context: RequestContext): Outcome {
  const found = context.find('aws:SourceArn');
  if (found.state === 'UNKNOWN') return { match: 'UNKNOWN', missingKey: 'aws:SourceArn' };
  if (found.state === 'ABSENT') return { match: 'NO', missingKey: null };
  const like = findOperator('arnlike');
  if (typeof wanted !== 'string' || like === undefined) return UNKNOWN;
  return { match: allOf(found.values.map(like.compare(wanted))), missingKey: null };
}

/** Null if they are not what KMS sends. */
export function toPairs(wanted: unknown): ReadonlyMap<string, string> | null {
  if (typeof wanted !== 'object' || wanted === null) return null;
  const entries = Object.entries(wanted);
  return entries.every(([, value]) => typeof value === 'string') ? new Map(entries) : null;
}
