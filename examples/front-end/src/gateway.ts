import { cacheExchange, createClient, fetchExchange } from 'urql';

/** Where the gateway is: its operator writes it into index.html. */
export const GATEWAY_URL = document.querySelector<HTMLMetaElement>('meta[name=gateway]')?.content ?? '/graphql';

export const client = createClient({
  url: GATEWAY_URL,
  exchanges: [cacheExchange, fetchExchange],
  // The gateway lets a page of another origin in for POST alone, and never with cookies.
  preferGetMethod: false,
  fetchOptions: { credentials: 'omit' },
});
