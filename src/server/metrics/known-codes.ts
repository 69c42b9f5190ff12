import { FAILURE_CODES } from '../../kms/failure-codes.ts';

/**
 * The code as the value of a label. A code that the gateway does not know is `OTHER`: what answers in place of KMS can
 * invent as many as it likes, and each would be a time series for ever.
 */
export function toCodeLabel(code: string): string {
  return code === 'OK' || KNOWN_CODES.has(code) ? code : 'OTHER';
}

/** The codes of refused requests, and of failed calls. docs/clients.md lists them. */
export const KNOWN_CODES: ReadonlySet<string> = new Set([
  ...['ALIASES', 'BODY', 'BODY_VALUES', 'COMMENTS', 'DEPTH', 'DIRECTIVES', 'HEADERS', 'KMS_CALLS', 'REPETITION'].map(
    toLimitCode,
  ),
  ...['RESPONSE_BYTES', 'RESULT_SIZE', 'ROOT_FIELDS', 'SOURCE', 'TOKENS'].map(toLimitCode),
  ...['BAD_REQUEST', 'BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED'],
  ...['HOST_NOT_ALLOWED', 'METHOD_NOT_ALLOWED', 'NOT_ACCEPTABLE', 'NOT_FOUND', 'ORIGIN_NOT_ALLOWED'],
  ...['UNSUPPORTED_MEDIA_TYPE', 'INTROSPECTION_DISABLED', 'OPERATION_RESOLUTION_FAILURE'],
  ...['PERSISTED_QUERY_ID_REQUIRED', 'PERSISTED_QUERY_MISMATCH', 'PERSISTED_QUERY_NOT_FOUND'],
  ...['PERSISTED_QUERY_NOT_IN_LIST', 'PERSISTED_QUERY_ONLY'],
  ...['AUTHENTICATION_UNAVAILABLE', 'FORBIDDEN', 'UNAUTHENTICATED', 'OVERLOADED'],
  ...['AUDIT_UNAVAILABLE', 'WRITES_DISABLED', 'INTERNAL_SERVER_ERROR', 'CLIENT_GONE', 'GRAPHQL_ERROR'],
  ...FAILURE_CODES,
  ...['InvalidArnException', 'InvalidMarkerException', 'KMSInvalidStateException', 'LimitExceededException'],
  ...['MalformedPolicyDocumentException', 'NotFoundException', 'UnsupportedOperationException', 'ValidationException'],
]);

function toLimitCode(name: string): string {
  return `${name}_LIMIT_EXCEEDED`;
}
