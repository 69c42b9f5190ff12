import { cacheExchange, createClient, fetchExchange } from 'urql';
import { authorizedFetch } from './authorized-fetch.ts';

/** The gateway serves this page, and GraphQL beside it. */
export const GATEWAY_URL = new URL('graphql', document.baseURI).href;

export const client = createClient({
  url: GATEWAY_URL,
  exchanges: [cacheExchange, fetchExchange],
  // A query in a URL would be kept in the browser's history and in the logs of proxies.
  preferGetMethod: false,
  fetch: authorizedFetch,
  fetchOptions: { credentials: 'omit' },
});
