import type { Failure } from './failure.ts';
import { unreachable } from './unreachable.ts';

export type FailureWords = {
  readonly title: string;
  /** What it means, and what may help. */
  readonly advice: string;
};

/** A failure as people read it: each kind in its own words. */
export function toFailureWords(failure: Failure): FailureWords {
  const { kind } = failure;
  switch (kind) {
    case 'KmsAccessDeniedException':
      return {
        title: 'Access denied',
        advice: `The gateway may not do this: it lacks ${failure.permission ?? 'the permission'} here. Asking again does not help until somebody grants it.`,
      };
    case 'KmsThrottlingException':
      return {
        title: 'KMS asks to slow down',
        advice:
          'More was asked than the quota of the account allows. The gateway tried until its time was up; wait a moment, then try again.',
      };
    case 'KmsNotFoundException':
      return {
        title: 'Not found',
        advice:
          'KMS has nothing of this name in this account and Region. The key may have been deleted, or the link may name another Region.',
      };
    case 'KmsInvalidArnException':
      return {
        title: 'Not the ARN of a key',
        advice: 'KMS does not take this ARN here. Check it for a slip in its parts.',
      };
    case 'KmsInvalidStateException':
      return {
        title: 'Not in this state',
        advice:
          'The state of the key does not allow this. It works again once the key is enabled, or its deletion is cancelled.',
      };
    case 'KmsDependencyTimeoutException':
      return {
        title: 'Something behind KMS is slow',
        advice: 'A service that KMS itself needs did not answer in time. This usually passes; try again.',
      };
    case 'KmsInternalException':
      return {
        title: 'KMS failed',
        advice: 'An error inside of AWS; nothing is wrong with the key or the question. Try again.',
      };
    case 'KmsValidationException':
      return {
        title: 'KMS refused the question',
        advice: 'What was asked breaks a rule of KMS. Asking again does not help.',
      };
    case 'KmsUnavailableException':
      return toUnavailableWords(failure.code);
    case 'GatewayFailed':
      return failure.retryable
        ? {
            title: 'The gateway failed',
            advice: 'The mistake is its own. Its operator finds it in the log by its ID; trying again may help.',
          }
        : { title: 'The gateway refused the question', advice: 'Asking again does not help.' };
    case 'GatewayUnreachable':
      return { title: 'The gateway does not answer', advice: 'It may be restarting. This page asks again by itself.' };
    default:
      return unreachable(kind);
  }
}

/** AWS gave no name to these; see `code` of KmsException. */
function toUnavailableWords(code: string): FailureWords {
  switch (code) {
    case 'Timeout':
    case 'DeadlineExceeded':
      return {
        title: 'KMS did not answer in time',
        advice: 'It may be slow, or there was too much to read at once. Try again.',
      };
    case 'ConnectionFailed':
      return {
        title: 'No connection to KMS',
        advice: 'The gateway could not reach KMS, or the connection broke. Try again.',
      };
    case 'BrokenAnswer':
      return {
        title: 'KMS gave a broken answer',
        advice: 'What came back was not KMS’s language, such as a page of a load balancer. Try again.',
      };
    case 'AnswersTooLarge':
      return { title: 'Too much to read at once', advice: 'Ask for fewer keys at a time.' };
    case 'CredentialsUnavailable':
      return {
        title: 'The gateway has no credentials',
        advice: 'It could not get credentials for this account. Its operator must mend that.',
      };
    case 'UnsupportedOperationException':
      return {
        title: 'Not for keys of this kind',
        advice: 'KMS does not offer this for the key’s kind of key material.',
      };
    default:
      return { title: 'No usable answer from KMS', advice: `AWS calls it ${code}.` };
  }
}
