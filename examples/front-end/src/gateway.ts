import { cacheExchange, createClient, fetchExchange } from 'urql';

/** The URL of the gateway, which its operator writes into index.html. */
export const GATEWAY_URL = document.querySelector<HTMLMetaElement>('meta[name=gateway]')?.content ?? '/graphql';

export const client = createClient({
  url: GATEWAY_URL,
  exchanges: [cacheExchange, fetchExchange],
  // For pages of another origin, the gateway allows only POST, without cookies.
  preferGetMethod: false,
  fetchOptions: { credentials: 'omit' },
});
