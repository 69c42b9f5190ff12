// The codes of failed calls, grouped by meaning. A failure that has no name in AWS has a code of the gateway.

export const ACCESS_DENIED = new Set(['AccessDeniedException', 'AccessDenied']);
// Without LimitExceededException: KMS also uses it for an oversized policy.
export const THROTTLING = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'RequestLimitExceeded',
]);
export const RETRYABLE = new Set([
  'DependencyTimeoutException',
  'KMSInternalException',
  'Timeout',
  'DeadlineExceeded',
  'ConnectionFailed',
  'BrokenAnswer',
]);
export const EXPIRED_CREDENTIALS = new Set(['ExpiredTokenException', 'ExpiredToken']);
export const REFUSED_CREDENTIALS = new Set([
  ...EXPIRED_CREDENTIALS,
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'MissingAuthenticationTokenException',
  'MissingAuthenticationToken',
  'IncompleteSignatureException',
  'IncompleteSignature',
]);

/** Every code that the gateway sets or handles. docs/clients.md lists them. */
export const FAILURE_CODES: readonly string[] = [
  ...new Set([
    ...ACCESS_DENIED,
    ...THROTTLING,
    ...RETRYABLE,
    ...REFUSED_CREDENTIALS,
    'CredentialsUnavailable',
    'RequestTimeTooSkewed',
    'AnswersTooLarge',
  ]),
];
