import { type Failure, toKmsFailure } from '../gateway/failure.ts';
import { type FragmentType, graphql, readFragment } from '../generated/index.ts';
import { unreachable } from '../ui/unreachable.ts';

const POLICY_FAILURE = graphql(`
  fragment PolicyFailure on KeyPolicyResult {
    __typename
    ... on KmsException {
      code
      message
      retryable
      requestId
    }
    ... on KmsAccessDeniedException {
      permission
      reason
    }
    ... on KmsThrottlingException {
      retryAfterMs
    }
  }
`);

/**
 * Why a policy could not be read; null if it could. Has a case for each member of the union: a member that is added to
 * the schema does not compile until it has one.
 */
export function toPolicyFailure(ref: FragmentType<typeof POLICY_FAILURE>): Failure | null {
  const result = readFragment(POLICY_FAILURE, ref);
  switch (result.__typename) {
    case 'KeyPolicy':
      return null;
    case 'KmsAccessDeniedException':
    case 'KmsDependencyTimeoutException':
    case 'KmsInternalException':
    case 'KmsInvalidArnException':
    case 'KmsInvalidStateException':
    case 'KmsNotFoundException':
    case 'KmsThrottlingException':
    case 'KmsUnavailableException':
    case 'KmsValidationException':
      return toKmsFailure(result, 'GetKeyPolicy');
    default:
      return unreachable(result);
  }
}
