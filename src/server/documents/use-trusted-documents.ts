import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { refusal } from '../refusal.ts';

/** Besides Yoga's own: what GraphQL over HTTP calls the ID of a document. */
export const DOCUMENT_ID = 'documentId';

/** Lets only these documents run, each asked for by its ID; `sha256:` before it says what it already is. */
export function useTrustedDocuments(documents: ReadonlyMap<string, string>): Plugin {
  return usePersistedOperations({
    getPersistedOperation: (id) => documents.get(id) ?? null,
    extractPersistedOperationId: (params) => toId(params)?.replace(/^sha256:/, '') ?? null,
    customErrors: {
      notFound: () => refuse('PERSISTED_QUERY_NOT_IN_LIST', 'No trusted document has this ID.'),
      keyNotFound: () => refuse('PERSISTED_QUERY_ID_REQUIRED', `Send the ID of a trusted document. ${HOW}`),
      persistedQueryOnly: () =>
        refuse('PERSISTED_QUERY_ONLY', `Only trusted documents run: send the ID of one, not its text. ${HOW}`),
    },
  });
}

const HOW = 'It goes into `documentId`, or as Apollo Client sends it.';

function toId(params: GraphQLParams & { readonly [DOCUMENT_ID]?: unknown }): string | undefined {
  const id = params[DOCUMENT_ID] ?? params.extensions?.persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id : undefined;
}

function refuse(code: string, message: string) {
  return refusal({ status: 400, code, message });
}
