import { CombinedError } from 'urql';
import { expect, it } from 'vitest';
import { DENIAL_REASONS } from '../../src/kms/denial-reason.ts';
import { toFailures } from '../../src/page/gateway/failure.ts';
import { toFailureWords } from '../../src/page/gateway/failure-words.ts';

/** The failure that the page makes of one entry of `errors`. */
function failureOf(extensions: Record<string, unknown>, message = 'm') {
  const [failure] = toFailures(new CombinedError({ graphQLErrors: [{ message, path: ['key', 'tags'], extensions }] }));
  if (failure === undefined) throw new Error('no failure');
  return failure;
}

const CODES = [
  'AccessDeniedException',
  'DependencyTimeoutException',
  'KMSInternalException',
  'InvalidArnException',
  'KMSInvalidStateException',
  'NotFoundException',
  'ThrottlingException',
  'ValidationException',
  'Timeout',
  'ConnectionFailed',
  'BrokenAnswer',
  'AnswersTooLarge',
  'CredentialsUnavailable',
  'UnsupportedOperationException',
  'SomethingNewException',
];

it('each failure of KMS has words of its own', () => {
  const titles = CODES.map((code) => toFailureWords(failureOf({ code, operation: 'ListResourceTags' })).title);
  expect(new Set(titles).size).toBe(CODES.length);
});

it('names the permission of the call, or the one that the gateway names', () => {
  const denied = { code: 'AccessDeniedException', operation: 'ListResourceTags' };
  expect(toFailureWords(failureOf(denied)).advice).toContain('kms:ListResourceTags');
  expect(toFailureWords(failureOf({ ...denied, permission: 'sts:AssumeRole' })).advice).toContain('sts:AssumeRole');
});

it('has words of its own for each reason of AWS, and the general ones for a reason that it does not know', () => {
  const denied = { code: 'AccessDeniedException', operation: 'GetKeyPolicy' };
  const advices = DENIAL_REASONS.map((reason) => toFailureWords(failureOf({ ...denied, reason })).advice);
  expect(new Set(advices).size).toBe(DENIAL_REASONS.length);
  expect(advices.filter((advice) => !advice.includes('kms:GetKeyPolicy'))).toEqual([]);
  const general = toFailureWords(failureOf(denied));
  expect(advices).not.toContain(general.advice);
  expect(toFailureWords(failureOf({ ...denied, reason: 'POLICY_OF_2031_DENIES' }))).toEqual(general);
});

it('does not take an account or Region that the gateway does not read for a missing permission', () => {
  const denied = { code: 'AccessDeniedException', operation: 'GetKeyPolicy', requestId: null };
  for (const message of [
    'The gateway is not configured for account 999999999999 in partition aws, so GetKeyPolicy was not called.',
    'The gateway is not configured for eu-north-1 of account 111122223333, so ListKeys was not called.',
    'me-south-1 is not enabled in account 111122223333, so ListKeys was not called.',
  ]) {
    const { title, advice } = toFailureWords(failureOf(denied, message));
    expect(title).toBe('Not read by this gateway');
    expect(advice).toContain(message);
    expect(advice).not.toContain('kms:');
  }
  const ofCaller = 'You lack key:read in us-east-2 of account 111122223333, so ListKeys was not called.';
  expect(toFailureWords(failureOf({ ...denied, permission: 'key:read' }, ofCaller)).title).toBe(
    'You may not read this',
  );
});

it('tells what the gateway refuses from what it fails at, and both from KMS', () => {
  const refused = failureOf({ code: 'TOO_MANY_KMS_CALLS' });
  const failed = failureOf({ code: 'INTERNAL_SERVER_ERROR', errorId: 'e1' });
  expect([refused.retryable, failed.retryable, failed.requestId]).toEqual([false, true, 'e1']);
  expect(toFailureWords(refused).title).not.toBe(toFailureWords(failed).title);
});

it('an answer that did not come at all is the gateway’s silence, and may come later', () => {
  const [failure] = toFailures(new CombinedError({ networkError: new TypeError('Failed to fetch') }));
  expect(failure).toMatchObject({ kind: 'GatewayUnreachable', retryable: true });
});
