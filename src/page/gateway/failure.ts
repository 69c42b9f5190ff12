import type { CombinedError } from 'urql';
import type { PolicyFailureFragment } from '../generated/graphql.ts';

/** The failures of a read that the gateway's schema names. */
export type KmsFailureKind = Exclude<PolicyFailureFragment['__typename'], 'KeyPolicy'>;

/** A failure, either from a member of a union or from an entry of `errors`. */
export type Failure = {
  /** GatewayFailed: the gateway answered with an error of its own. */
  readonly kind: KmsFailureKind | 'GatewayFailed' | 'GatewayUnreachable';
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly requestId: string | null;
  /** The KMS operation that failed, if that is known. */
  readonly operation: string | null;
  readonly permission: string | null;
  /** Why AWS denied the call, if it says so: an AccessDenialReason of the schema, or a later one. */
  readonly reason: string | null;
  readonly retryAfterMs: number | null;
};

/** A failure with the path of the field that is missing in the answer. */
export type FieldFailure = Failure & { readonly path: readonly (string | number)[] };

export function toFailures(error: CombinedError | undefined): readonly FieldFailure[] {
  if (error === undefined) return [];
  if (error.networkError) return [UNREACHABLE];
  return error.graphQLErrors.map(({ message, path, extensions }) => {
    const code = text(extensions.code) ?? 'Unknown';
    const operation = text(extensions.operation);
    return {
      kind: operation === null ? 'GatewayFailed' : toKind(code),
      code,
      message,
      // A failure of the gateway can pass. A request that it rejected stays rejected.
      retryable: operation === null ? PASSING.has(code) : extensions.retryable === true,
      requestId: text(extensions.requestId) ?? text(extensions.errorId),
      operation,
      permission: text(extensions.permission) ?? (operation && `kms:${operation}`),
      reason: text(extensions.reason),
      retryAfterMs: typeof extensions.retryAfterMs === 'number' ? extensions.retryAfterMs : null,
      path: path ?? [],
    };
  });
}

const PASSING: ReadonlySet<string> = new Set(['INTERNAL_SERVER_ERROR', 'AUTHENTICATION_UNAVAILABLE', 'OVERLOADED']);

/** An exception of KMS, as the schema has it. */
export type KmsExceptionFields = {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly requestId?: string | null;
  readonly permission?: string | null;
  readonly reason?: string | null;
  readonly retryAfterMs?: number | null;
};

export function toKmsFailure(exception: KmsExceptionFields, operation: string): Failure {
  const { __typename: name, code, message, retryable } = exception;
  const kind = isKind(name) ? name : 'KmsUnavailableException'; // a type that is newer than this page
  const { requestId = null, permission = null, reason = null, retryAfterMs = null } = exception;
  return { kind, code, message, retryable, requestId, operation, permission, reason, retryAfterMs };
}

/**
 * Whether the gateway did not ask KMS, because it does not read the account or the Region (kms/send.ts). The code is that
 * of a missing permission.
 */
export function isNotAsked({ kind, message }: Failure): boolean {
  return kind === 'KmsAccessDeniedException' && NOT_ASKED.test(message);
}

const NOT_ASKED = /^(The gateway is not configured for|\S+ is not enabled in) /;

/** The GraphQL type for the code of an exception. As in the gateway, other codes are KmsUnavailableException. */
function toKind(code: string): KmsFailureKind {
  const name = `Kms${code.replace(/^KMS/, '')}`;
  return isKind(name) ? name : 'KmsUnavailableException';
}

/** A Record, so that a kind that is added to the schema does not compile until it is added here. */
const KINDS: Record<KmsFailureKind, true> = {
  KmsAccessDeniedException: true,
  KmsDependencyTimeoutException: true,
  KmsInternalException: true,
  KmsInvalidArnException: true,
  KmsInvalidStateException: true,
  KmsNotFoundException: true,
  KmsThrottlingException: true,
  KmsUnavailableException: true,
  KmsValidationException: true,
};

function isKind(name: string): name is KmsFailureKind {
  return Object.hasOwn(KINDS, name);
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The answer is not as the schema of this page has it. */
export const UNEXPECTED_ANSWER: FieldFailure = {
  kind: 'GatewayFailed',
  code: 'UNEXPECTED_ANSWER',
  message: 'The answer is not as the schema has it.',
  retryable: true,
  requestId: null,
  operation: null,
  permission: null,
  reason: null,
  retryAfterMs: null,
  path: [],
};

const UNREACHABLE: FieldFailure = {
  kind: 'GatewayUnreachable',
  code: 'GatewayUnreachable',
  message: 'The gateway does not answer.',
  retryable: true,
  requestId: null,
  operation: null,
  permission: null,
  reason: null,
  retryAfterMs: null,
  path: [],
};
