/**
 * More does not go into a URL: Node refuses a request whose headers, URL included, have over 16 KB, and a page that
 * cannot be loaded again is worse than one whose URL does not share its operation.
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
 * `href`, sharing this operation instead of what it shared; nothing where that is too long. Headers are never shared.
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
