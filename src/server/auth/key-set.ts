import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwksCache } from 'jose';
import type { Logger } from 'pino';
import type { JwtIssuer } from '../../config/authentication.ts';
import { isSecureUrl } from '../../config/secure-url.ts';
import { toSafeError } from '../safe-error.ts';
import { authenticationUnavailable } from './auth-errors.ts';
import { KeySetError } from './key-set-error.ts';
import type { LoadJson } from './load-json.ts';

export type TrustedIssuer = { readonly issuer: JwtIssuer; readonly keys: JWTVerifyGetKey };

/**
 * Adds the signing keys to each list of issuers. An issuer that the last list had, too, keeps its cached keys: a new
 * configuration causes no requests to issuers that stay.
 */
export function createKeySets(
  loadJson: LoadJson,
  log: Logger,
): (issuers: readonly JwtIssuer[]) => readonly TrustedIssuer[] {
  let last: ReadonlyMap<string, JWTVerifyGetKey> = new Map();
  return (issuers) => {
    const named = issuers.map((issuer) => {
      const name = JSON.stringify([issuer.issuer, issuer.jwksUri]);
      return { name, issuer, keys: last.get(name) ?? createKeySet(issuer, loadJson, log) };
    });
    last = new Map(named.map(({ name, keys }) => [name, keys]));
    return named;
  };
}

/**
 * Finds the signing key of a token. Caches the keys of the issuer: loads them for the first token, again for an unknown
 * key (at most every 30 s), and again in the background before they expire. Throws AUTHENTICATION_UNAVAILABLE if the
 * keys cannot be loaded, and the errors of jose.
 */
function createKeySet({ issuer, jwksUri }: JwtIssuer, loadJson: LoadJson, log: Logger): JWTVerifyGetKey {
  let retryAt = 0;
  /** jose's cache: `uat` is when the keys were loaded, in epoch milliseconds. */
  const cache: { uat?: number } = {};
  const keys = createRemoteJWKSet(new URL(issuer), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
    [jwksCache]: cache as Record<string, never>,
    async [customFetch](_url, { signal }) {
      if (Date.now() < retryAt) throw new KeySetError('FAILED_A_MOMENT_AGO');
      try {
        const json = await loadJson(jwksUri ?? (await discover(issuer, loadJson, signal)), signal);
        createLocalJWKSet(json as Parameters<typeof createLocalJWKSet>[0]);
        return Response.json(json);
      } catch (error) {
        retryAt = Date.now() + RETRY_MS;
        // Without the error's message: it quotes the answer of the issuer.
        log.warn({ issuer, err: toSafeError(error) }, 'cannot load the signing keys of an issuer');
        throw error;
      }
    },
  });
  return async (header, token) => {
    const key = await keys(header, token).catch((error: unknown) => {
      throw isAboutToken(error) ? error : authenticationUnavailable();
    });
    // In the background: while the cached keys are valid, a failure of the issuer affects no caller.
    if (Date.now() > (cache.uat ?? 0) + REFRESH_MS && !keys.reloading) keys.reload().catch(() => undefined);
    return key;
  };
}

const TIMEOUT_MS = 3_000;
/** Milliseconds between two loads for unknown keys, against forged tokens that would make the gateway load for each. */
const COOLDOWN_MS = 30_000;
/** Milliseconds between a failed load and the next one. */
const RETRY_MS = 5_000;
/** Milliseconds. A key that the issuer has withdrawn is trusted for at most this time. */
const MAX_AGE_MS = 10 * 60_000;
/** Milliseconds. Keys of this age are loaded again in the background. */
const REFRESH_MS = 5 * 60_000;

/** True if the keys are loaded, and the token was not signed with one of them. */
function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/** Source: OpenID Connect Discovery 1.0, section 4. */
async function discover(issuer: string, loadJson: LoadJson, signal: AbortSignal): Promise<string> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const { issuer: documentIssuer, jwks_uri: jwksUri } = ((await loadJson(url, signal)) ?? {}) as Record<
    string,
    unknown
  >;
  if (documentIssuer !== issuer) throw new KeySetError('DISCOVERY_OF_ANOTHER_ISSUER');
  if (typeof jwksUri === 'string' && isSecureUrl(jwksUri)) return jwksUri;
  throw new KeySetError('DISCOVERY_WITHOUT_HTTPS_JWKS_URI');
}
