/** Where GraphQL is served. */
export const GRAPHQL_PATH = '/graphql';

/** Answers 200 as long as the process answers at all. */
export const LIVE_PATH = '/livez';

/** Answers 200 if the process accepts more requests, else 503. */
export const READY_PATH = '/readyz';

/** True for the paths of the health checks, which need no authentication and are answered under overload, too. */
export function isHealthPath(path: string | null | undefined): boolean {
  return path === LIVE_PATH || path === READY_PATH;
}

/**
 * True if a URL has this path. `parsed` is the same URL, which Yoga parses on first use: that is slow, and most requests
 * do not need it.
 */
export function isAt(path: string, url: string, parsed: { readonly pathname: string }): boolean {
  return URL_WITHOUT_QUERY.exec(url)?.[1] === path || parsed.pathname === path;
}

const URL_WITHOUT_QUERY = /^https?:\/\/[\w.:[\]-]+(\/[\w/-]*)$/;
