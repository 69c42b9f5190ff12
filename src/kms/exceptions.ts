import { clip } from '../json/quote.ts';
import { ExpectedError } from './expected-error.ts';
import { isConnectFailure, isTooLarge, toNetworkFailure } from './network-codes.ts';
import { suggestAlias } from './suggest-alias.ts';

/** What went wrong with one call, in the words that the API uses. Plain data: graphql-js throws any Error that a resolver returns. */
export type KmsFailure = {
  /** The AWS exception's name, or one of ours where AWS gave none. */
  readonly code: string;
  readonly message: string;
  /** The same call may work later, unchanged. */
  readonly retryable: boolean;
  /** AWS's ID of the request; null where no request was answered. */
  readonly requestId: string | null;
  /** Such as GetKeyPolicy; null where no operation was tried. */
  readonly operation: string | null;
  /** The key as it was asked for, clipped. */
  readonly keyId: string | null;
  /** Milliseconds; null but for throttling. */
  readonly retryAfterMs: number | null;
  /** The permission that was missing, where it is not the operation's own. */
  readonly permission: string | null;
};

/** The only error that a failed KMS call ends in. */
export class KmsError extends ExpectedError {
  readonly failure: KmsFailure;

  constructor(failure: Partial<KmsFailure> & Pick<KmsFailure, 'code' | 'message'>, options?: ErrorOptions) {
    super(failure.message, options);
    this.name = 'KmsError';
    const throttled = THROTTLING.has(failure.code);
    const retryable = throttled || RETRYABLE.has(failure.code);
    const retryAfterMs = throttled ? 1000 : null; // KMS counts its quotas per second
    this.failure = {
      retryable,
      operation: null,
      retryAfterMs,
      permission: null,
      ...failure,
      keyId: clipKeyId(failure.keyId),
      requestId: toRequestId(failure.requestId),
    };
  }

  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): Record<string, unknown> {
    const { message: _, retryAfterMs, permission, ...extensions } = this.failure;
    return {
      ...extensions,
      ...(retryAfterMs !== null && { retryAfterMs }),
      ...(permission !== null && { permission }),
    };
  }
}

/** AWS's are UUIDs. */
function toRequestId(id: string | null = null): string | null {
  return id !== null && /^[\w+/=-]{1,100}$/.test(id) ? id : null;
}

/** What a call was about, for the message of its failure. */
export type FailedCall = { readonly operation: string; readonly keyId: string | null };

/** Anything the SDK or the network threw becomes a KmsError; what is neither is a bug, and comes back as it is. */
export function toKmsError(thrown: unknown, call: FailedCall): unknown {
  if (thrown instanceof KmsError) return withCall(thrown, call);
  if (!(thrown instanceof Error)) return thrown;
  const code = toCode(thrown);
  if (code === null) return thrown;
  const { $metadata: metadata } = thrown as SdkError;
  const mayPass = (metadata?.httpStatusCode ?? 0) >= 500 || isClockSkew(code, thrown);
  return new KmsError(
    {
      operation: call.operation,
      keyId: call.keyId,
      code,
      message: toMessage(code, thrown, call),
      requestId: metadata?.requestId ?? null,
      ...(mayPass && { retryable: true }),
    },
    { cause: thrown },
  );
}

/** KMS, or the way to it, is overloaded: wait, then try again as often as time allows. */
export function isThrottling(error: unknown): boolean {
  return error instanceof KmsError && THROTTLING.has(error.failure.code);
}

/** KMS, or the way to it, said nothing in the time of a try. */
export function isTimeout(error: unknown): boolean {
  return error instanceof KmsError && error.failure.code === 'Timeout';
}

/** A 5xx, a timeout or a broken connection: worth a few more tries. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof KmsError) || isThrottling(error) || !error.failure.retryable) return false;
  return !isConnectFailure((error.cause as SdkError | undefined)?.code);
}

/** True where newer credentials of the same role would do. */
export function isExpiredCredentials(error: unknown): boolean {
  return error instanceof KmsError && EXPIRED_CREDENTIALS.has(error.failure.code);
}

/** True where KMS, or the gateway for it, refused the permission. */
export function isAccessDenied(code: string): boolean {
  return ACCESS_DENIED.has(code);
}

/** True where KMS asked to be called less often. */
export function isThrottlingCode(code: string): boolean {
  return THROTTLING.has(code);
}

/** What the SDK adds to an error. Only modelled exceptions have classes, so `name` is what tells them apart. */
type SdkError = Error & {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
};

const ACCESS_DENIED = new Set(['AccessDeniedException', 'AccessDenied']);
// LimitExceededException is not here: KMS uses it for an oversized policy, too.
const THROTTLING = new Set(['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded']);
const RETRYABLE = new Set([
  'DependencyTimeoutException',
  'KMSInternalException',
  'Timeout',
  'DeadlineExceeded',
  'ConnectionFailed',
  'BrokenAnswer',
]);
const EXPIRED_CREDENTIALS = new Set(['ExpiredTokenException', 'ExpiredToken']);
const REFUSED_CREDENTIALS = new Set([
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

/** Every code that this file names. docs/clients.md lists them. */
export const FAILURE_CODES: readonly string[] = [
  ...new Set([
    ...ACCESS_DENIED,
    ...THROTTLING,
    ...RETRYABLE,
    ...REFUSED_CREDENTIALS,
    'CredentialsUnavailable',
    'RequestTimeTooSkewed',
  ]),
];

/** What failed before the call could be made, as its credentials may, was about this call all the same. */
function withCall(error: KmsError, { operation, keyId }: FailedCall): KmsError {
  return error.failure.operation === null
    ? new KmsError({ ...error.failure, operation, keyId }, { cause: error })
    : error;
}

function clipKeyId(keyId: string | null | undefined): string | null {
  return typeof keyId === 'string' ? clip(keyId) : null;
}

/** Null for what neither the SDK nor the network throws. */
function toCode(error: SdkError): string | null {
  const { name, $metadata: metadata } = error;
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return 'CredentialsUnavailable';
  const failure = toNetworkFailure(error);
  if (failure !== null) return failure;
  if (name === 'TimeoutError' || name === 'AbortError') return 'Timeout';
  if (metadata === undefined) return null;
  if (metadata.httpStatusCode === 429) return 'ThrottlingException';
  // An answer that is no AWS JSON: its error keeps the parser's name (SyntaxError, TypeError), or gets "Unknown".
  const named = '$fault' in error && name !== 'Unknown' && /^\w{1,100}$/.test(name);
  return named ? name : 'BrokenAnswer';
}

/** AWS's own message, but for those that name the gateway's role, a host, or nothing at all. */
function toMessage(code: string, error: SdkError, { operation, keyId }: FailedCall): string {
  const on = keyId === null ? '' : ` on ${clip(keyId)}`;
  if (ACCESS_DENIED.has(code)) return `The gateway is not authorized to perform kms:${operation}${on}.`;
  if (code === 'Timeout') return `KMS did not answer ${operation} in time.`;
  if (code === 'ConnectionFailed') return `The connection to KMS failed during ${operation}.`;
  if (code === 'CredentialsUnavailable') return `The gateway has no AWS credentials to call ${operation} with.`;
  if (isClockSkew(code, error)) return `AWS refused ${operation}: the clock of the gateway is off (${code}).`;
  if (REFUSED_CREDENTIALS.has(code)) return `AWS refused the credentials of the gateway (${code}).`;
  if (isTooLarge(error.code)) return `KMS sent an answer to ${operation} that is larger than 1 MiB.`;
  if (code === 'BrokenAnswer') return `KMS sent an answer to ${operation} that cannot be read${statusOf(error)}.`;
  const message = cut(String(error.message ?? '')).replaceAll(PRINCIPAL_ARN, 'the gateway');
  if (message === '' || message === 'UnknownError') return `KMS answered ${operation} with ${code}.`;
  const suggestion = suggestAlias(code, keyId);
  return suggestion === null ? message : `${message.replace(/\.?$/, '.')} ${suggestion}`;
}

function cut(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE - 1)}…`;
}

const MAX_MESSAGE = 1_000;

/** The SDK corrects its clock by the answer: the same call, sent again, may hold. */
function isClockSkew(code: string, { message }: Error): boolean {
  return (
    code === 'RequestTimeTooSkewed' ||
    (code === 'InvalidSignatureException' && /expired|not yet current/.test(String(message)))
  );
}

function statusOf(error: SdkError): string {
  const status = error.$metadata?.httpStatusCode;
  return status === undefined || status === 200 ? '' : ` (HTTP ${status})`;
}

/** Other services' messages name the caller; who the gateway is, is not for its clients. */
const PRINCIPAL_ARN = /arn:aws[\w-]*:(?:iam|sts)::\S+/g;
