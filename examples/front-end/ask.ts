import type { TypedDocumentString } from './generated/graphql.ts';

const GATEWAY = document.querySelector('meta[name=gateway]')?.getAttribute('content') ?? '';

/** An answer keeps its data when some fields of it have failed: `errors` says which, and why. */
export type Answer<Data> = {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[] }[];
};

/**
 * Sends an operation. Types of its variables and of its data come from the schema. Where callers authenticate, `token`
 * is what the page got from its OpenID Connect provider.
 */
export async function ask<Data, Variables>(
  operation: TypedDocumentString<Data, Variables>,
  variables: Variables,
  token?: string,
): Promise<Answer<Data>> {
  const response = await fetch(GATEWAY, {
    method: 'POST',
    credentials: 'omit', // the gateway takes no cookies
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: operation.toString(), variables }),
  });
  return await response.json();
}
