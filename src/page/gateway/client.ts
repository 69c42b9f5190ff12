import { createClient, fetchExchange } from 'urql';
import { authorizedFetch } from './authorized-fetch.ts';

/** The gateway serves this page, and GraphQL beside it. */
export const GATEWAY_URL = new URL('graphql', document.baseURI).href;

/** Without urql's cache, which keeps the last answer to each query for ever: `useAnswer` keeps those that are shown. */
export const client = createClient({
  url: GATEWAY_URL,
  // A query in a URL would be kept in the browser's history and in the logs of proxies.
  preferGetMethod: false,
  fetch: authorizedFetch,
  fetchOptions: { credentials: 'omit' },
  exchanges: [fetchExchange],
});
