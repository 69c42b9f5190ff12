import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import type { PolicyDocument } from '../../policy/types.ts';
import { ABSENT, type ConditionValue, NEVER_PRESENT, present, UNKNOWN } from '../conditions/condition-value.ts';
import { findAction } from '../tables/actions.ts';
import { findConditionKey } from '../tables/condition-keys.ts';
import { deriveFromCall } from './derive-from-call.ts';
import { deriveFromKey } from './derive-from-key.ts';
import { deriveFromPrincipal } from './derive-from-principal.ts';
import { deriveRoleArn } from './derive-role-arn.ts';
import { deriveFromEncryptionContext } from './encryption-context.ts';
import type { GivenContext } from './given-context.ts';
import type { KeyFacts } from './key-facts.ts';
import type { RequestPrincipal } from './request-principal.ts';

/** What a policy is evaluated for: a request, as far as it is known. */
export type AccessRequest = {
  readonly key: KeyFacts;
  readonly principal: RequestPrincipal;
  /** In AWS's spelling, such as kms:Decrypt. */
  readonly action: string;
  readonly given: GivenContext;
  /** Milliseconds since 1970: when the request is made. Null if it is not known. */
  readonly now: number | null;
};

/** The condition keys of a request, for the statements of one policy. */
export type RequestContext = {
  readonly key: KeyFacts;
  readonly policyType: PolicyType;
  /** Whether `${...}` is a variable in the values of this policy. */
  readonly variables: 'REPLACED' | 'NONE' | 'UNKNOWN';
  /** The value under a condition key. The case of its name does not count. */
  find(name: string): ConditionValue;
};

/** IDENTITY: a policy of the principal. It can have conditions on the key's tags and aliases. */
export type PolicyType = 'KEY' | 'IDENTITY';

export function createRequestContext(request: AccessRequest, policy: PolicyDocument, type: PolicyType): RequestContext {
  let found: Map<string, ConditionValue> | undefined; // most policies have no conditions
  return {
    key: request.key,
    policyType: type,
    variables: toVariables(policy),
    find(name) {
      const key = toAsciiLowerCase(name);
      found ??= new Map();
      let value = found.get(key);
      if (value === undefined) {
        value = findValue(key, request, policy, type);
        found.set(key, value);
      }
      return value;
    },
  };
}

/**
 * Whether `${...}` is a variable in the policy. A policy without Version has the version 2008-10-17, which has no
 * variables. A Version that is no text, or is given twice, may mean any.
 */
export function toVariables({ version, isVersionUnread }: PolicyDocument): RequestContext['variables'] {
  if (isVersionUnread) return 'UNKNOWN';
  if (version === '2012-10-17') return 'REPLACED';
  return version === null || version === '2008-10-17' ? 'NONE' : 'UNKNOWN';
}

function findValue(key: string, request: AccessRequest, policy: PolicyDocument, type: PolicyType): ConditionValue {
  const { principal, action, given } = request;
  const info = findConditionKey(key);
  if (info?.iamPoliciesOnly && type === 'KEY') return { state: 'UNKNOWN', reason: 'KEY_FOR_IAM_POLICIES_ONLY' };
  // One context can be for several actions. A key that this action never carries is not in its request.
  if (info?.actions && findAction(action) && !info.actions.has(toAsciiLowerCase(action))) return NEVER_PRESENT;
  const values = given.keys.get(key);
  if (values !== undefined) return values.length === 0 ? ABSENT : present(...values);
  if (given.absent.has(key)) return ABSENT;
  if (key === 'aws:principalarn' && principal.kind === 'SESSION') return deriveRoleArn(principal, policy);
  const derived =
    deriveFromPrincipal(key, principal) ??
    deriveFromKey(key, request.key) ??
    deriveFromCall(key, request) ??
    deriveFromEncryptionContext(key, given.encryptionContext);
  return derived ?? (given.complete || given.isAbsent?.(key) ? ABSENT : UNKNOWN);
}
