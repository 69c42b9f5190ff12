import { unreachable } from '../ui/unreachable.ts';
import { toDenialAdvice } from './denial-words.ts';
import type { Failure } from './failure.ts';
import { findOwnDenial } from './own-denial-words.ts';

export type FailureWords = {
  readonly title: string;
  /** What it means, and what to do. */
  readonly advice: string;
};

/** Explains a failure to people. Each kind has its own words. */
export function toFailureWords(failure: Failure): FailureWords {
  const { kind } = failure;
  switch (kind) {
    case 'KmsAccessDeniedException':
      return findOwnDenial(failure) ?? { title: 'Access denied', advice: toDenialAdvice(failure) };
    case 'KmsThrottlingException':
      return {
        title: 'KMS throttled the calls',
        advice:
          'The calls exceeded the quota of the account. The gateway retried until its deadline. Wait a moment, then try again.',
      };
    case 'KmsNotFoundException':
      return {
        title: 'There is no such key',
        advice:
          'KMS knows no key or alias of this name in this account and Region. It may have been deleted, or the link ' +
          'may have a mistake.',
      };
    case 'KmsInvalidArnException':
      return {
        title: 'Invalid ARN',
        advice: 'KMS does not accept this ARN. Check it for mistakes.',
      };
    case 'KmsInvalidStateException':
      return {
        title: 'Not possible in this state',
        advice: 'The state of the key does not allow this. Enable the key or cancel its deletion first.',
      };
    case 'KmsDependencyTimeoutException':
      return {
        title: 'A service that KMS needs is slow',
        advice: 'A service that KMS depends on did not answer in time. Try again.',
      };
    case 'KmsInternalException':
      return {
        title: 'KMS failed',
        advice: 'KMS had an internal error. The key and the request are not the cause. Try again.',
      };
    case 'KmsValidationException':
      return {
        title: 'KMS rejected the request',
        advice: 'The request breaks a rule of KMS. Trying again does not help.',
      };
    case 'KmsUnavailableException':
      return toUnavailableWords(failure.code);
    case 'GatewayFailed':
      if (failure.code === 'AUTHENTICATION_UNAVAILABLE') return CANNOT_VERIFY;
      if (failure.code === 'UNEXPECTED_ANSWER') return NOT_UNDERSTOOD;
      return failure.retryable
        ? {
            title: 'The gateway failed',
            advice:
              'It had an internal error. Its operator finds the error in the log by its ID. Trying again can help.',
          }
        : { title: 'The gateway rejected the request', advice: 'Trying again does not help.' };
    case 'GatewayUnreachable':
      return {
        title: 'The gateway does not answer',
        advice: 'It may be restarting. This page tries again automatically.',
      };
    default:
      return unreachable(kind);
  }
}

const CANNOT_VERIFY: FailureWords = {
  title: 'Your sign-in cannot be checked now',
  advice: 'The gateway cannot load the signing keys of the provider that you signed in with. Try again in a moment.',
};

const NOT_UNDERSTOOD: FailureWords = {
  title: 'The answer of the gateway is not as this page expects it',
  advice: 'The gateway may have a newer version, or a proxy may have changed the answer. Load the page again.',
};

/** Failures without a type of their own: see `code` of KmsException in the schema. */
function toUnavailableWords(code: string): FailureWords {
  switch (code) {
    case 'Timeout':
    case 'DeadlineExceeded':
      return {
        title: 'KMS did not answer in time',
        advice: 'KMS may be slow, or the request needed too many calls. Try again.',
      };
    case 'ConnectionFailed':
      return {
        title: 'No connection to KMS',
        advice: 'The gateway could not reach KMS, or the connection broke. Try again.',
      };
    case 'BrokenAnswer':
      return {
        title: 'KMS sent a broken answer',
        advice: 'The answer was not in the format of KMS. It may come from a proxy or load balancer. Try again.',
      };
    case 'AnswersTooLarge':
      return { title: 'Too much to read at once', advice: 'Ask for fewer keys at a time.' };
    case 'CredentialsUnavailable':
      return {
        title: 'The gateway has no credentials',
        advice: 'It could not get credentials for this account. Its operator must correct that.',
      };
    case 'UnsupportedOperationException':
      return {
        title: 'Not supported by this kind of key',
        advice: 'KMS does not support this operation for this kind of key material.',
      };
    case 'MalformedPolicyDocumentException':
      return {
        title: 'KMS does not take this policy',
        advice: 'It is not a valid key policy, or it names a principal that does not exist. Correct it first.',
      };
    case 'LimitExceededException':
      return { title: 'A limit of KMS is exceeded', advice: 'The policy may be too long: KMS stores 32,768 bytes.' };
    default:
      return { title: 'No usable answer from KMS', advice: `The error code is ${code}.` };
  }
}
