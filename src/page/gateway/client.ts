import { cacheExchange, createClient, fetchExchange } from 'urql';
import { authorizedFetch } from './authorized-fetch.ts';

/** The gateway serves this page, and GraphQL beside it. */
export const GATEWAY_URL = new URL('graphql', document.baseURI).href;

const OPTIONS = {
  url: GATEWAY_URL,
  // A query in a URL would be kept in the browser's history and in the logs of proxies.
  preferGetMethod: false,
  fetch: authorizedFetch,
  fetchOptions: { credentials: 'omit' },
} as const;

export const client = createClient({ ...OPTIONS, exchanges: [cacheExchange, fetchExchange] });

/** For the pages of a long list: urql's cache would keep the answer to each page of each reading. */
export const uncachedClient = createClient({ ...OPTIONS, exchanges: [fetchExchange] });
