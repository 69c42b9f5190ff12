/**
 * The code of an error of GraphQL; `otherwise` if it has none. It is from the gateway, Yoga or AWS: it never contains
 * text of a client.
 */
export function toErrorCode(error: Error, otherwise = 'GRAPHQL_ERROR'): string {
  const { extensions } = error as { readonly extensions?: { readonly code?: unknown } };
  return typeof extensions?.code === 'string' ? extensions.code : otherwise;
}
