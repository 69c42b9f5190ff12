import { type AnyVariables, stringifyDocument, type TypedDocumentNode } from 'urql';
import { toShareUrl } from '../../server/graphiql/browser/share-url.js';

/** The URL of GraphiQL with this query. Null if it would be too long for a URL. */
export function toGraphiqlUrl<Variables extends AnyVariables>(
  graphiql: string,
  query: TypedDocumentNode<unknown, Variables>,
  variables: Variables,
): string | null {
  const url = toShareUrl(graphiql, {
    query: stringifyDocument(query).trim(),
    variables: JSON.stringify(variables, null, 2),
  });
  return url === graphiql ? null : url;
}
