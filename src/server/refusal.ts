import { GraphQLError } from 'graphql';

export type Refusal = {
  readonly status: number;
  readonly code: string;
  /** Says what was wrong, and what to do instead. */
  readonly message: string;
  /** The limit that was broken, where it is one. */
  readonly limit?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An answer to a request that is not executed at all: its HTTP status, whatever the client accepts. */
export function refusal({ status, code, message, limit, headers }: Refusal): GraphQLError {
  // Yoga turns `spec` on wherever it is off, and then answers 200 to a client that takes only application/json.
  const http = Object.defineProperty({ status, ...(headers && { headers }) }, 'spec', { get: () => false, set() {} });
  return new GraphQLError(message, { extensions: { code, ...(limit !== undefined && { limit }), http } });
}

/** What exceeds a limit of a document or of its execution. */
export function overLimit(what: string, limit: number, message: string): GraphQLError {
  return refusal({ status: 400, code: `${what}_LIMIT_EXCEEDED`, message, limit });
}
