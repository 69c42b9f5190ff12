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
