import { evaluateAccess } from '../../analysis/evaluate-access.ts';
import type { Grant } from '../../analysis/evaluate-grant.ts';
import { evaluateIdentityPolicies } from '../../analysis/evaluate-policy.ts';
import type { StatementResult } from '../../analysis/evaluate-statement.ts';
import { isUndecided } from '../../analysis/evaluation.ts';
import type { GivenContext } from '../../analysis/request/given-context.ts';
import type { KeyFacts } from '../../analysis/request/key-facts.ts';
import type { AccessRequest } from '../../analysis/request/request-context.ts';
import { parseRequestPrincipal } from '../../analysis/request/request-principal.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import { toGrantPrincipal } from '../../policy/to-grant-principal.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import type { Denial } from '../rules/access-denied.ts';
import type { GrantRecord, KeyRecord } from '../store/key-record.ts';
import type { Caller } from '../wire/parse-authorization.ts';

/** A permission that a call needs: one action on one resource. */
export type NeededPermission = {
  readonly caller: Caller;
  /** Such as kms:DescribeKey. */
  readonly action: string;
  readonly resource: KeyFacts;
  readonly given: GivenContext;
  readonly identityPolicies: readonly PolicyDocument[];
  /** Epoch milliseconds. */
  readonly now: number;
};

/**
 * Why the policy and the grants of a key, with the IAM policies of the caller, do not allow it. Null: they do.
 * `toGrants` is called only if grants can decide: a key can have 50,000.
 */
export function findKeyDenial(
  needed: NeededPermission,
  key: KeyRecord,
  toGrants: () => readonly GrantRecord[],
): Denial | null {
  const { identityPolicies } = needed;
  const policy = parsePolicy(key.policy).document ?? ('UNPARSABLE' as const);
  const input = { request: toRequest(needed), policy, grants: 'NOT_READ' as const };
  const first = evaluateAccess({ ...input, identityPolicies });
  const read = first.needs.grants ? toGrants().map(toGrant) : input.grants;
  const access = first.needs.grants ? evaluateAccess({ ...input, grants: read, identityPolicies }) : first;
  const { verdict } = access;
  // IAM policies must also allow an operation on the alias, or on the new key of ReplicateKey: a permission of its own.
  if (verdict === 'ALLOWED' || verdict === 'ALLOWED_IF_IAM_ALLOWS') return null;
  if (verdict === 'UNKNOWN') return toUndecided(access.missingKeys, policy, access.statements, needed);
  // Inferred: where both kinds of policies refuse it, AWS names one of them, and which is not documented.
  const ofKey = evaluateAccess({ ...input, grants: read, identityPolicies: null }).verdict;
  const refusing = ofKey === verdict ? 'resource-based policy' : 'identity-based policy';
  return { kind: verdict === 'DENIED' ? 'EXPLICIT_DENY' : 'NOTHING_ALLOWS', policy: refusing };
}

/** Why the IAM policies of the caller alone do not allow it. Null: they do. */
export function findIamDenial(needed: NeededPermission): Denial | null {
  const request = toRequest(needed);
  if (request.principal.kind === 'ROOT') return null;
  const { deny, allow, missingKeys, statements } = evaluateIdentityPolicies(needed.identityPolicies, request);
  const policy = 'identity-based policy';
  if (deny === 'YES') return { kind: 'EXPLICIT_DENY', policy };
  if (allow === 'NO') return { kind: 'NOTHING_ALLOWS', policy };
  if (deny === 'NO' && allow === 'YES') return null;
  return { kind: 'UNDECIDED', missingKeys, places: toPlaces('an IAM policy', statements) };
}

function toUndecided(
  missingKeys: readonly string[],
  policy: PolicyDocument | 'UNPARSABLE',
  statements: readonly StatementResult[],
  needed: NeededPermission,
): Denial {
  const identity = evaluateIdentityPolicies(needed.identityPolicies, toRequest(needed));
  const places = [
    ...(policy === 'UNPARSABLE' ? ['the key policy, whose text is not a policy'] : toUnread(policy)),
    ...toPlaces('the key policy', statements),
    ...toPlaces('an IAM policy', identity.statements),
  ];
  return { kind: 'UNDECIDED', missingKeys, places };
}

/** Only of the key policy: a seed whose IAM policies cannot be read is refused. */
function toUnread({ unreadStatements }: PolicyDocument): readonly string[] {
  return unreadStatements.map((pointer) => `the key policy at '${pointer}'`);
}

function toPlaces(policy: string, statements: readonly StatementResult[]): readonly string[] {
  return statements.filter(isUndecided).map(({ statement }) => `${policy} at '${statement.pointer}'`);
}

function toRequest({ caller, action, resource, given, now }: NeededPermission): AccessRequest {
  return { key: resource, principal: parseRequestPrincipal(caller.arn, resource.partition), action, given, now };
}

function toGrant({ grantId, grantee, retiring, issuingAccount, operations, constraints }: GrantRecord): Grant {
  return {
    grantId,
    grantee: toPrincipal(grantee),
    retiree: retiring && toPrincipal(retiring),
    issuingAccount,
    operations,
    constraints,
  };
}

function toPrincipal({ kind, value }: GrantRecord['grantee']) {
  return kind === 'SERVICE' ? toGrantPrincipal(undefined, value) : toGrantPrincipal(value, undefined);
}
