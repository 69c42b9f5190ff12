import * as oauth from 'oauth4webapi';
import type { PageProvider } from '../../server/page/page-settings.ts';
import { SignInError } from './sign-in-failure.ts';

/** What a provider has issued. It is kept in memory only. */
export type Issued = {
  /** What the page sends to the gateway. */
  readonly token: string;
  readonly refreshToken: string | null;
  /** Null: the provider does not say. */
  readonly expiresInMs: number | null;
  /** The `sub` of the ID token. */
  readonly subject: string;
  /** What people know themselves by. */
  readonly name: string;
};

/** What the page must keep between the request to the provider and its answer. */
export type Attempt = {
  readonly issuer: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** The root of the page. It is the redirect URI: a provider compares it character by character. */
export const ROOT = new URL('.', document.baseURI).href;

export function createAttempt({ issuer }: PageProvider): Attempt {
  return {
    issuer,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
  };
}

/** Where the provider asks who somebody is. `silent`: it does not ask, and answers with an error if it does not know. */
export async function toAuthorizationUrl(provider: PageProvider, attempt: Attempt, silent: boolean): Promise<string> {
  if (!window.isSecureContext) throw new SignInError('insecure', '');
  const { authorization_endpoint: endpoint = '' } = await discover(provider);
  const url = new URL(endpoint);
  // Any other scheme, such as javascript:, would run in this page.
  if (url.protocol !== new URL(provider.issuer).protocol) throw new SignInError('invalid', `${url.protocol} endpoint`);
  const parameters = {
    ...provider.parameters,
    client_id: provider.clientId,
    redirect_uri: ROOT,
    response_type: 'code',
    scope: provider.scopes.join(' '),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    ...(silent && { prompt: 'none' }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Exchanges the code of the provider's answer. Rejects if the answer is not one to this attempt. */
export async function redeem(provider: PageProvider, attempt: Attempt, answer: URLSearchParams): Promise<Issued> {
  const server = await discover(provider);
  const client = toClient(provider);
  const checked = oauth.validateAuthResponse(server, client, answer, attempt.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    checked,
    ROOT,
    attempt.verifier,
    toOptions(provider),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: attempt.nonce,
    requireIdToken: true,
  });
  return toIssued(provider, tokens, null);
}

/** Rejects if the provider refuses, for example because the session of `issued` has ended there. */
export async function renew(provider: PageProvider, issued: Issued): Promise<Issued> {
  const server = await discover(provider);
  const client = toClient(provider);
  const response = await oauth.refreshTokenGrantRequest(
    server,
    client,
    oauth.None(),
    issued.refreshToken ?? '',
    toOptions(provider),
  );
  const tokens = await oauth.processRefreshTokenResponse(server, client, response);
  if (provider.token === 'id' && tokens.id_token === undefined) throw new SignInError('invalid', 'no new ID token');
  return toIssued(provider, tokens, issued);
}

/** Tells the provider to forget the refresh token, as far as it can be told. */
export async function revoke(provider: PageProvider, refreshToken: string): Promise<void> {
  const server = await discover(provider);
  if (server.revocation_endpoint === undefined) return;
  checkOrigin(provider, server.revocation_endpoint);
  const options = { ...toOptions(provider), [oauth.customFetch]: fetchToTheEnd };
  await oauth.revocationRequest(server, toClient(provider), oauth.None(), refreshToken, options);
}

/** Also when the page is gone. */
const fetchToTheEnd = (url: string, init: RequestInit) => fetch(url, { ...init, keepalive: true });

/**
 * Where a person signs out of the provider itself. Null: the provider has no such page. Without an ID token as hint: it
 * would be in the history of the browser.
 */
export async function findSignOutUrl(provider: PageProvider): Promise<string | null> {
  const { end_session_endpoint: endpoint } = await discover(provider);
  if (endpoint === undefined || new URL(endpoint).protocol !== new URL(provider.issuer).protocol) return null;
  const url = new URL(endpoint);
  url.searchParams.set('client_id', provider.clientId);
  url.searchParams.set('post_logout_redirect_uri', ROOT);
  return url.href;
}

const discovered = new Map<string, Promise<oauth.AuthorizationServer>>();

/** OpenID Connect Discovery. It is asked again only after a failure. */
function discover(provider: PageProvider): Promise<oauth.AuthorizationServer> {
  const known = discovered.get(provider.issuer) ?? loadMetadata(provider);
  discovered.set(provider.issuer, known);
  known.catch(() => discovered.delete(provider.issuer));
  return known;
}

async function loadMetadata(provider: PageProvider): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(provider.issuer);
  const response = await oauth.discoveryRequest(issuer, { ...toHttpOptions(provider), algorithm: 'oidc' });
  const server = await oauth.processDiscoveryResponse(issuer, response);
  checkOrigin(provider, server.token_endpoint ?? '');
  return server;
}

/** The Content-Security-Policy allows only these origins. Without this check, the reason would be hard to find. */
function checkOrigin({ issuer, origins }: PageProvider, endpoint: string): void {
  const origin = URL.canParse(endpoint) ? new URL(endpoint).origin : 'no URL';
  if (origin === new URL(issuer).origin || origins.includes(origin)) return;
  throw new SignInError('foreign-endpoint', origin);
}

function toClient({ clientId }: PageProvider): oauth.Client {
  return { client_id: clientId, [oauth.clockTolerance]: CLOCK_TOLERANCE };
}

/** Seconds. The gateway checks the tokens; the clock of a laptop need not be exact. */
const CLOCK_TOLERANCE = 300;

/** The gateway accepts issuers with http: on loopback only. */
function toHttpOptions({ issuer }: PageProvider) {
  return { [oauth.allowInsecureRequests]: issuer.startsWith('http:'), signal: () => AbortSignal.timeout(15_000) };
}

function toOptions(provider: PageProvider) {
  return { ...toHttpOptions(provider), additionalParameters: { ...provider.parameters } };
}

function toIssued(provider: PageProvider, tokens: oauth.TokenEndpointResponse, before: Issued | null): Issued {
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  const byId = provider.token === 'id';
  const seconds = byId && claims ? claims.exp - Date.now() / 1000 : tokens.expires_in;
  const names = [claims?.preferred_username, claims?.email, claims?.name, claims?.sub];
  return {
    token: byId ? (tokens.id_token ?? '') : tokens.access_token,
    refreshToken: tokens.refresh_token ?? before?.refreshToken ?? null,
    expiresInMs: seconds === undefined ? null : seconds * 1000,
    subject: claims?.sub ?? before?.subject ?? '',
    name: before?.name ?? names.find((name) => typeof name === 'string') ?? '',
  };
}
