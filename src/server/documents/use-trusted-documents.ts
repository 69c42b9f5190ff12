import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { createRequestError } from '../request-error.ts';
import type { TrustedDocuments } from './load-trusted-documents.ts';

/** The request parameter with the ID of a document, as in the GraphQL over HTTP draft. */
export const DOCUMENT_ID = 'documentId';

/** Runs these documents only. A request names a document by its ID, with or without the prefix `sha256:`. */
export function useTrustedDocuments(documents: TrustedDocuments): Plugin {
  return usePersistedOperations({
    getPersistedOperation: (id) => documents.get(id) ?? null,
    extractPersistedOperationId: (params, request) => toId(params, request)?.replace(/^sha256:/, '') ?? null,
    customErrors: {
      notFound: () => documentError('PERSISTED_QUERY_NOT_IN_LIST', 'No trusted document has this ID.'),
      keyNotFound: () => documentError('PERSISTED_QUERY_ID_REQUIRED', `Send the ID of a trusted document. ${HOW}`),
      persistedQueryOnly: () =>
        documentError(
          'PERSISTED_QUERY_ONLY',
          `Only trusted documents may run: send the ID of one, not its text. ${HOW}`,
        ),
    },
  });
}

const HOW = 'Send it as `documentId`, or as Apollo Client does.';

function toId(params: GraphQLParams & { readonly [DOCUMENT_ID]?: unknown }, request: Request): string | undefined {
  const id = params[DOCUMENT_ID] ?? ofQueryString(request) ?? params.extensions?.persistedQuery?.sha256Hash;
  return typeof id === 'string' ? id : undefined;
}

/** Yoga reads only `query`, `operationName`, `variables` and `extensions` from the URL of a GET. */
function ofQueryString({ method, url }: Request): string | null {
  return method === 'GET' ? new URL(url).searchParams.get(DOCUMENT_ID) : null;
}

function documentError(code: string, message: string) {
  return createRequestError({ status: 400, code, message });
}
