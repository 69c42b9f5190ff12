import { GraphQLError } from 'graphql';

export type RequestErrorOptions = {
  /** The HTTP status. */
  readonly status: number;
  readonly code: string;
  /** Names the mistake, and how to avoid it. */
  readonly message: string;
  /** The limit that the request exceeds. */
  readonly limit?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The error that answers a request that is not executed. It has its HTTP status for every Accept header. */
export function createRequestError({ status, code, message, limit, headers }: RequestErrorOptions): GraphQLError {
  // Yoga sets `spec` if it is not true, and then answers 200 to a client that accepts only application/json.
  const http = Object.defineProperty({ status, ...(headers && { headers }) }, 'spec', { get: () => false, set() {} });
  return new GraphQLError(message, { extensions: { code, ...(limit !== undefined && { limit }), http } });
}

/** The request is malformed. */
export function badRequest(message: string): GraphQLError {
  return createRequestError({ status: 400, code: 'BAD_REQUEST', message });
}

/** The document, its execution or its answer exceeds a limit. `name` begins the code. */
export function limitExceeded(name: string, limit: number, message: string): GraphQLError {
  return createRequestError({ status: 400, code: `${name}_LIMIT_EXCEEDED`, message, limit });
}
