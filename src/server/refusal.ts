import { GraphQLError } from 'graphql';

/** An error that is the whole answer of a request, with this HTTP status. */
export function refusal(
  message: string,
  {
    status,
    headers = {},
    ...extensions
  }: { code: string; status: number; headers?: Readonly<Record<string, string>>; [extension: string]: unknown },
): GraphQLError {
  // Yoga turns `spec` on wherever it is off, and then answers 200 to a client that takes only application/json.
  const http = Object.defineProperty({ status, headers }, 'spec', { get: () => false, set: () => {} });
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}
