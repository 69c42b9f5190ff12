import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, interactionPolicy } from 'oidc-provider';
// @ts-expect-error: it has no types. The default adapter is the same, and prints a warning.
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { onTestFinished } from 'vitest';
import { AUDIENCE } from '../auth/_issuer.ts';

/** How the provider works; a test can change it. */
type State = {
  /** Seconds that an access token lives. */
  tokenSeconds: number;
  refreshTokens: boolean;
  /** The origins whose pages may send requests (CORS). Null: all. */
  origins: readonly string[] | null;
  /** Changes the answer to the page, as an attacker on the way would. */
  tamper: (answer: URL) => void;
};

const CLIENT_ID = 'kms-page';
/** A resource (RFC 8707): the provider then makes JWTs whose audience is the gateway. */
export const RESOURCE = 'https://kms.example.com';

/** An OpenID Connect provider, npm's oidc-provider, that listens. Whoever gives a name is signed in by it. */
export async function startProvider(initial: Partial<State> = {}) {
  const state: State = { tokenSeconds: 300, refreshTokens: true, origins: null, tamper: () => {}, ...initial };
  /** `METHOD PATH?QUERY` of each request. */
  const asked: string[] = [];
  const handler: { current: ((request: IncomingMessage, response: ServerResponse) => void) | null } = { current: null };
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    handler.current?.(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const grants: Destroyable[] = [];

  return {
    url,
    state,
    asked,
    /** The page at this root is a client from now on. */
    async register(root: string) {
      const { privateKey } = await generateKeyPair('ES256', { extractable: true });
      const key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'first' };
      const provider = new Provider(url, toConfiguration(root, key, state, grants));
      const callback = provider.callback();
      handler.current = (request, response) => {
        tamperWithAnswers(root, response, state);
        if (request.url?.startsWith('/interaction/')) void signIn(provider, request, response);
        else callback(request, response);
      };
    },
    /** Takes back what people have allowed the page: no refresh token works any more. */
    async revokeAll() {
      await Promise.all(grants.splice(0).map((grant) => grant.destroy()));
    },
  };
}

/** Lets `tamper` change the redirects to the page. */
function tamperWithAnswers(root: string, response: ServerResponse, state: State): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    if (name.toLowerCase() !== 'location' || !String(value).startsWith(`${root}?`)) return setHeader(name, value);
    const answer = new URL(String(value));
    state.tamper(answer);
    return setHeader(name, answer.href);
  };
}

/** The entry of `authentication.jwt` for the page. */
export function toIssuer({ url }: { readonly url: string }, page: object = {}): object {
  return {
    issuer: url,
    audience: AUDIENCE,
    clockToleranceSeconds: 0,
    page: { clientId: CLIENT_ID, parameters: { resource: RESOURCE }, ...page },
  };
}

function toConfiguration(root: string, key: object, state: State, grants: Destroyable[]): Configuration {
  return {
    jwks: { keys: [key as never] },
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: CLIENT_ID,
        token_endpoint_auth_method: 'none',
        application_type: 'native', // http: on loopback
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [root],
        post_logout_redirect_uris: [root],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    cookies: { keys: ['test'] },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, preferred_username: `${sub}@example.com` }),
    }),
    clientBasedCORS: (_context, origin) => state.origins === null || state.origins.includes(origin),
    issueRefreshToken: () => state.refreshTokens,
    rotateRefreshToken: true,
    ttl: { ...TTL, AccessToken: () => state.tokenSeconds, IdToken: () => state.tokenSeconds },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}`, policy: withoutConsent() },
    loadExistingGrant: createGrants(grants),
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  };
}

/** Seconds. The provider prints a line for each that is missing. */
const TTL = { Interaction: 3600, Grant: 3600, Session: 3600, RefreshToken: 3600, AuthorizationCode: 60 };

function withoutConsent() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** Nobody is asked whether the page may have a token. */
function createGrants(grants: Destroyable[]): NonNullable<Configuration['loadExistingGrant']> {
  return async ({ oidc }) => {
    const { client, session, provider } = oidc;
    const grant = new provider.Grant({ clientId: client?.clientId ?? '', accountId: session?.accountId ?? '' });
    grant.addOIDCScope('openid profile');
    grant.addResourceScope(RESOURCE, '');
    await grant.save();
    grants.push(grant);
    return grant;
  };
}

type Destroyable = { destroy(): Promise<unknown> };

/** The page of the provider that asks for a name. `deny` declines. */
async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html').end(FORM);
    return;
  }
  const name = new URLSearchParams(await text(request)).get('name') ?? '';
  const result =
    name === 'deny'
      ? { error: 'access_denied', error_description: '<img src=x onerror=alert(1)>' }
      : { login: { accountId: name } };
  await provider.interactionFinished(request, response, result);
}

const FORM = `<!doctype html><title>Provider</title><link rel="icon" href="data:,">
<form method="post"><label>Name <input name="name" autofocus></label><button>Log in</button></form>`;
