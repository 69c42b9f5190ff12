import { CombinedError } from 'urql';
import { expect, it } from 'vitest';
import { DENIAL_REASONS } from '../../src/kms/denial-reason.ts';
import { toFailures } from '../../src/page/gateway/failure.ts';
import { toFailureWords } from '../../src/page/gateway/failure-words.ts';

/** The failure that the page makes of one entry of `errors`. */
function failureOf({ message = 'm', ...extensions }: Record<string, unknown>) {
  const [failure] = toFailures(
    new CombinedError({ graphQLErrors: [{ message: String(message), path: ['key', 'tags'], extensions }] }),
  );
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

it('does not take an account or a Region that the gateway does not read for a missing permission', () => {
  const unasked = (message: string) =>
    toFailureWords(failureOf({ code: 'AccessDeniedException', operation: 'DescribeKey', requestId: null, message }));
  const words = [
    'The gateway is not configured for account 999900001111 in partition aws, so DescribeKey was not called.',
    'The gateway is not configured for eu-west-9 of account 111122223333, or not for you, so DescribeKey was not called.',
    'ap-east-1 is not enabled in account 111122223333, so DescribeKey was not called.',
  ].map((message) => unasked(message));
  expect(words.map(({ title }) => title)).toEqual([
    'The gateway does not know this account',
    'The gateway does not read this Region',
    'ap-east-1 is not enabled',
  ]);
  expect(words[0]?.advice).toContain('999900001111');
  expect(words[1]?.advice).toContain('eu-west-9');
  expect(words.filter(({ advice }) => advice.includes('is missing until'))).toEqual([]);
  expect(unasked('You lack policy:read in us-east-2 of account 1, so GetKeyPolicy was not called.').title).toBe(
    'Access denied',
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
