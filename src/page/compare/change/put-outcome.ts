import type { CombinedError } from 'urql';
import { type Failure, type FieldFailure, toFailures, toKmsFailure } from '../../gateway/failure.ts';
import type { ChangePlanFragment, PutPolicyMutation } from '../../generated/graphql.ts';
import { readFragment } from '../../generated/index.ts';
import { unreachable } from '../../ui/unreachable.ts';
import { CHANGE_PLAN } from './change-query.ts';
import { PUT_FAILURE } from './put-query.ts';

/** A policy as KMS returned it. */
export type Policy = { readonly text: string; readonly canonicalDigest: string };

/** What became of a put. */
export type PutOutcome =
  | {
      readonly kind: 'put';
      readonly settled: boolean;
      readonly policy: Policy | null;
      readonly failure: Failure | null;
    }
  /** Somebody has changed the policy since it was read. Nothing was put. */
  | { readonly kind: 'conflict' }
  /** There are risks that were not ticked, because something has changed. Nothing was put. */
  | { readonly kind: 'refused'; readonly plan: ChangePlanFragment }
  /** KMS gave no clear answer. `failure`: why. */
  | { readonly kind: 'unconfirmed'; readonly failure: Failure; readonly policy: Policy | null }
  /** Nothing was put. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** The gateway gave no answer, so it is not known whether it has put the policy. */
  | { readonly kind: 'unknown'; readonly failure: Failure };

/** Has a case for each member of the union: a member that is added to the schema does not compile until it has one. */
export function toPutOutcome(data: PutPolicyMutation | undefined, error: CombinedError | undefined): PutOutcome {
  const result = data?.putKeyPolicy;
  if (!result) return toFailed(toFailures(error));
  switch (result.__typename) {
    case 'PutKeyPolicyPayload': {
      const { settled, policy = null, readFailure } = result;
      const exception = readFailure ? readFragment(PUT_FAILURE, readFailure) : null;
      return { kind: 'put', settled, policy, failure: exception && toKmsFailure(exception, 'GetKeyPolicy') };
    }
    case 'KeyPolicyConflict':
      return { kind: 'conflict' };
    case 'KeyPolicyRefused':
      return { kind: 'refused', plan: readFragment(CHANGE_PLAN, result.plan) };
    case 'KeyPolicyUnconfirmed': {
      const failure = toKmsFailure(readFragment(PUT_FAILURE, result.failure), 'PutKeyPolicy');
      return { kind: 'unconfirmed', failure, policy: result.policy ?? null };
    }
    case 'KmsAccessDeniedException':
    case 'KmsDependencyTimeoutException':
    case 'KmsInternalException':
    case 'KmsInvalidArnException':
    case 'KmsInvalidStateException':
    case 'KmsLimitExceededException':
    case 'KmsMalformedPolicyDocumentException':
    case 'KmsNotFoundException':
    case 'KmsThrottlingException':
    case 'KmsUnavailableException':
    case 'KmsUnsupportedOperationException':
    case 'KmsValidationException':
      return { kind: 'failed', failure: toKmsFailure(readFragment(PUT_FAILURE, result), 'PutKeyPolicy') };
    default:
      return unreachable(result);
  }
}

/** Without a result, nothing was put, if the gateway says so: by any code but that of an error of its own. */
function toFailed([failure]: readonly FieldFailure[]): PutOutcome {
  if (failure === undefined) return { kind: 'unknown', failure: NO_ANSWER };
  const isClear = failure.kind !== 'GatewayUnreachable' && failure.code !== 'INTERNAL_SERVER_ERROR';
  return { kind: isClear ? 'failed' : 'unknown', failure };
}

const NO_ANSWER: Failure = {
  kind: 'GatewayFailed',
  code: 'NO_ANSWER',
  message: 'The gateway gave neither a result nor a reason.',
  retryable: false,
  requestId: null,
  operation: null,
  permission: null,
  reason: null,
  retryAfterMs: null,
};
