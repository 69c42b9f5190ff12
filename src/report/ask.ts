import type { TypedDocumentString } from './generated/graphql.ts';

/** An entry of `errors` of an answer. */
export type AnswerError = {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly requestId?: string | null };
};

export type Answer<Data> = { readonly data?: Data | null; readonly errors?: readonly AnswerError[] };

/** Sends an operation to the gateway. */
export type Ask = <Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
) => Promise<Answer<Data>>;

/** Asks a gateway in this process, which opens no port. */
export function createAsk(fetch: (url: string, init: RequestInit) => Response | Promise<Response>): Ask {
  return async (document, variables) => {
    const response = await fetch('http://gateway/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    return JSON.parse(await response.text());
  };
}
