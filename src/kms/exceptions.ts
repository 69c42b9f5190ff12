import { clip } from '../json/quote.ts';
import { isUnsent } from './client/unsent.ts';
import { type DenialReason, parseDenialReason } from './denial-reason.ts';
import { ExpectedError } from './expected-error.ts';
import { ACCESS_DENIED, EXPIRED_CREDENTIALS, RETRYABLE, THROTTLING } from './failure-codes.ts';
import { type FailedCall, isClockSkew, type SdkError, toFailureMessage } from './failure-message.ts';
import { isConnectFailure, toNetworkFailure } from './network-codes.ts';

/**
 * A failed call, as the API describes it. It is plain data and not an Error, because graphql-js throws an Error that a
 * resolver returns.
 */
export type KmsFailure = {
  /** The name of the AWS exception, or a code of the gateway if AWS sent none. */
  readonly code: string;
  readonly message: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  /** AWS's ID of the request; null if AWS did not answer. */
  readonly requestId: string | null;
  /** Such as GetKeyPolicy; null if no operation was called. */
  readonly operation: string | null;
  /** The identifier of the key or alias in the call, clipped. */
  readonly keyId: string | null;
  /** Milliseconds. Null if the call was not throttled. */
  readonly retryAfterMs: number | null;
  /** The missing permission, if it is not the IAM action of the operation. */
  readonly permission: string | null;
  /** Why AWS denied the call. Null if AWS does not say, or if the call was not denied by AWS. */
  readonly reason: DenialReason | null;
};

type NetworkError = { readonly networkCode?: string | null; readonly isUnsent?: boolean };

/** The error of every failed KMS call. */
export class KmsError extends ExpectedError {
  readonly failure: KmsFailure;
  /**
   * The code of the error of the network, such as ECONNREFUSED; null if there was none. The error itself is not kept as
   * `cause`: it has the whole answer of KMS, for each of thousands of keys.
   */
  readonly networkCode: string | null;
  /** True if certainly no byte of the call was sent, because no connection was made. */
  readonly isUnsent: boolean;

  constructor(
    failure: Partial<KmsFailure> & Pick<KmsFailure, 'code' | 'message'>,
    { networkCode = null, isUnsent = false }: NetworkError = {},
  ) {
    super(failure.message);
    this.networkCode = networkCode;
    this.isUnsent = isUnsent;
    this.name = 'KmsError';
    const throttled = THROTTLING.has(failure.code);
    const retryable = throttled || RETRYABLE.has(failure.code);
    const retryAfterMs = throttled ? 1000 : null; // KMS counts its quotas per second
    this.failure = {
      retryable,
      operation: null,
      retryAfterMs,
      permission: null,
      reason: null,
      ...failure,
      keyId: clipKeyId(failure.keyId),
      requestId: toRequestId(failure.requestId),
    };
  }

  /** graphql-js copies this into the `errors[]` entry of the field. */
  get extensions(): Record<string, unknown> {
    const { message: _, retryAfterMs, permission, reason, ...extensions } = this.failure;
    return {
      ...extensions,
      ...(retryAfterMs !== null && { retryAfterMs }),
      ...(permission !== null && { permission }),
      ...(reason !== null && { reason }),
    };
  }
}

/** The ID, if it is safe to log and to show. Request IDs of AWS are UUIDs. */
export function toRequestId(id: string | null = null): string | null {
  return id !== null && /^[\w+/=-]{1,100}$/.test(id) ? id : null;
}

/** Turns an error of the SDK or of the network into a KmsError. Any other error is a bug, and is returned unchanged. */
export function toKmsError(thrown: unknown, call: FailedCall): unknown {
  if (thrown instanceof KmsError) return withCall(thrown, call);
  if (!(thrown instanceof Error)) return thrown;
  const code = toCode(thrown);
  if (code === null) return thrown;
  const { $metadata: metadata } = thrown as SdkError;
  const reason = ACCESS_DENIED.has(code) ? parseDenialReason(thrown.message) : null;
  const maySucceedLater = (metadata?.httpStatusCode ?? 0) >= 500 || isClockSkew(code, thrown);
  return new KmsError(
    {
      operation: call.operation,
      keyId: call.keyId,
      code,
      message: toFailureMessage(code, thrown, call, reason),
      reason,
      requestId: metadata?.requestId ?? null,
      ...(maySucceedLater && { retryable: true }),
    },
    { networkCode: toText((thrown as SdkError).code), isUnsent: isUnsent(thrown) },
  );
}

/** True if KMS throttled the call: back off, and retry until the deadline. */
export function isThrottling(error: unknown): boolean {
  return error instanceof KmsError && THROTTLING.has(error.failure.code);
}

/** True if the deadline of the request ended the call: a throttled call is retried until then. */
export function isOutOfTime(error: KmsError): boolean {
  return error.failure.code === 'DeadlineExceeded' || isThrottling(error);
}

/** True if KMS did not answer before the timeout of the try. */
export function isTimeout(error: unknown): boolean {
  return error instanceof KmsError && error.failure.code === 'Timeout';
}

/** True for a 5xx status, a timeout or a broken connection, but not if a host was not reached: retry a few times. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof KmsError) || isThrottling(error) || !error.failure.retryable) return false;
  // A connection that was open can break with the same codes, when the call may have been received.
  return !(error.isUnsent && isConnectFailure(error.networkCode));
}

/** True if the call may succeed with new credentials of the same role. */
export function isExpiredCredentials(error: unknown): boolean {
  return error instanceof KmsError && EXPIRED_CREDENTIALS.has(error.failure.code);
}

/** True if KMS or the gateway denied the call. */
export function isAccessDenied(code: string): boolean {
  return ACCESS_DENIED.has(code);
}

/** True if KMS throttled the call. */
export function isThrottlingCode(code: string): boolean {
  return THROTTLING.has(code);
}

/** Adds the call to an error from before the call was sent, such as an error of the credentials. */
function withCall(error: KmsError, { operation, keyId }: FailedCall): KmsError {
  return error.failure.operation === null ? new KmsError({ ...error.failure, operation, keyId }, error) : error;
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function clipKeyId(keyId: string | null | undefined): string | null {
  return typeof keyId === 'string' ? clip(keyId) : null;
}

/** Null if the error is not from the SDK and not from the network. */
function toCode(error: SdkError): string | null {
  const { name, $metadata: metadata } = error;
  if (name === 'CredentialsProviderError' || name === 'TokenProviderError') return 'CredentialsUnavailable';
  const failure = toNetworkFailure(error);
  if (failure !== null) return failure;
  if (name === 'TimeoutError' || name === 'AbortError') return 'Timeout';
  if (metadata === undefined) return null;
  if (metadata.httpStatusCode === 429) return 'ThrottlingException';
  // If the answer is not AWS JSON, the error has the name of the parser's error (SyntaxError, TypeError), or "Unknown".
  const named = '$fault' in error && name !== 'Unknown' && /^\w{1,100}$/.test(name);
  return named ? name : 'BrokenAnswer';
}
