/**
 * The most characters of a URL. Node refuses a request whose URL and headers have over 16 KB together. It is worse if a
 * page cannot be loaded again than if its URL does not share the operation.
 */
const MAX_LENGTH = 8000;

/**
 * The operation that a URL shares, as GraphQL over HTTP writes it into a GET.
 * @param {string} search
 * @returns {{ query: string, variables: string } | undefined}
 */
export function readShared(search) {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  return query ? { query, variables: parameters.get('variables') ?? '' } : undefined;
}

/**
 * `href` with this operation in place of an earlier one. Without any operation if the URL would be too long. The URL
 * never contains headers.
 * @param {string} href
 * @param {{ query?: string | null, variables?: string | null, operationName?: string | null } | undefined} operation
 * @returns {string}
 */
export function toShareUrl(href, operation) {
  const url = new URL(href);
  const bare = new URL(href);
  for (const name of /** @type {const} */ (['query', 'variables', 'operationName'])) {
    const value = operation?.[name];
    bare.searchParams.delete(name);
    if (value?.trim()) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url.searchParams.has('query') && url.href.length <= MAX_LENGTH ? url.href : bare.href;
}
