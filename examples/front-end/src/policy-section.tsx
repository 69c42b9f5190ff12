import { useAnnouncement } from './announce.tsx';
import type { Failure } from './failure.ts';
import { FailureNotice } from './failure-notice.tsx';
import { type FragmentType, graphql, readFragment } from './generated/index.ts';
import type { Place } from './location.ts';
import { PolicyView } from './policy-view.tsx';
import { unreachable } from './unreachable.ts';
import { useAnswer } from './use-answer.ts';
import { useIsSlow } from './use-is-slow.ts';

const KEY_POLICY = graphql(`
  query KeyPolicy($id: ID!, $region: String, $accountId: ID) {
    key(id: $id, region: $region, accountId: $accountId) {
      accountId
      policy {
        ...PolicyResult
      }
    }
  }
`);

const POLICY_RESULT = graphql(`
  fragment PolicyResult on KeyPolicyResult {
    __typename
    ... on KeyPolicy {
      ...PolicyView
    }
    ... on KmsException {
      code
      message
      retryable
      requestId
    }
    ... on KmsAccessDeniedException {
      permission
    }
    ... on KmsThrottlingException {
      retryAfterMs
    }
  }
`);

/** The policy of a key, or the failure to read it. */
export function PolicySection({ id, place, name }: PolicySectionProps) {
  const { data, failures, loading, retry } = useAnswer(KEY_POLICY, { id, ...place });
  const key = data?.key;
  const [failure] = failures;
  const isSlow = useIsSlow(loading && !key);
  useAnnouncement(loading && !key ? `Reading the policy of ${name}` : null);

  if (key) return <PolicyResult result={key.policy} home={key.accountId} onRetry={retry} busy={loading} />;
  if (failure) {
    return <FailureNotice failure={failure} subject="The policy could not be read" onRetry={retry} busy={loading} />;
  }
  return (
    <p className="reading">
      Reading the policy from KMS …{isSlow && ' This takes longer than usual: the gateway retries until its deadline.'}
    </p>
  );
}

export type PolicySectionProps = {
  readonly id: string;
  /** Null for the account and Region of the gateway. */
  readonly place: Place | null;
  /** The name of the key for people: its alias or its ID. */
  readonly name: string;
};

type PolicyResultProps = {
  readonly result: FragmentType<typeof POLICY_RESULT>;
  /** The account of the key. */
  readonly home: string;
  readonly onRetry: () => void;
  readonly busy: boolean;
};

/** Has a case for each member of the union: a member that is added to the schema does not compile until it has one. */
function PolicyResult({ result: ref, home, onRetry, busy }: PolicyResultProps) {
  const result = readFragment(POLICY_RESULT, ref);
  const rest = { subject: 'The policy could not be read', onRetry, busy };
  switch (result.__typename) {
    case 'KeyPolicy':
      return <PolicyView policyRef={result} home={home} onRetry={onRetry} busy={busy} />;
    case 'KmsAccessDeniedException':
      return <FailureNotice failure={toFailure(result, { permission: result.permission })} {...rest} />;
    case 'KmsThrottlingException':
      return <FailureNotice failure={toFailure(result, { retryAfterMs: result.retryAfterMs })} {...rest} />;
    case 'KmsDependencyTimeoutException':
    case 'KmsInternalException':
    case 'KmsInvalidArnException':
    case 'KmsInvalidStateException':
    case 'KmsNotFoundException':
    case 'KmsUnavailableException':
    case 'KmsValidationException':
      return <FailureNotice failure={toFailure(result)} {...rest} />;
    default:
      return unreachable(result);
  }
}

type ExceptionFields = Pick<Failure, 'code' | 'message' | 'retryable'> & {
  readonly __typename: Failure['kind'];
  readonly requestId?: string | null;
};

function toFailure(exception: ExceptionFields, more: Partial<Failure> = {}): Failure {
  const { __typename: kind, code, message, retryable, requestId = null } = exception;
  const nothing = { permission: null, retryAfterMs: null };
  return { kind, code, message, retryable, requestId, operation: 'GetKeyPolicy', ...nothing, ...more };
}
