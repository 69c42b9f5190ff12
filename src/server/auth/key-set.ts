import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwksCache } from 'jose';
import type { Logger } from 'pino';
import { isSecureUrl, type JwtIssuer } from '../../config/authentication.ts';
import { toSafeError } from '../safe-error.ts';
import { KeySetError } from './key-set-error.ts';
import type { LoadJson } from './load-json.ts';
import { authenticationUnavailable } from './refusals.ts';

/**
 * The keys of an issuer, asked for when a token first needs them, again for a key that is not among them (at most every 30 s),
 * and again in the background before they are too old. Throws AUTHENTICATION_UNAVAILABLE where they cannot be had, and jose's own errors.
 */
export function createKeySet({ issuer, jwksUri }: JwtIssuer, loadJson: LoadJson, log: Logger): JWTVerifyGetKey {
  let retryAt = 0;
  const kept: { uat?: number } = {};
  const keys = createRemoteJWKSet(new URL(issuer), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: MAX_AGE_MS,
    [jwksCache]: kept as Record<string, never>,
    async [customFetch](_url, { signal }) {
      if (Date.now() < retryAt) throw new KeySetError('FAILED_A_MOMENT_AGO');
      try {
        const json = await loadJson(jwksUri ?? (await discover(issuer, loadJson, signal)), signal);
        createLocalJWKSet(json as Parameters<typeof createLocalJWKSet>[0]);
        return Response.json(json);
      } catch (error) {
        retryAt = Date.now() + RETRY_MS;
        // Without the error's words: they quote what the issuer has sent.
        log.warn({ issuer, err: toSafeError(error) }, 'the keys of an issuer of tokens cannot be had');
        throw error;
      }
    },
  });
  return async (header, token) => {
    const key = await keys(header, token).catch((error: unknown) => {
      throw isAboutToken(error) ? error : authenticationUnavailable();
    });
    // A short failure of the issuer while they are still good is nobody's trouble.
    if (Date.now() > (kept.uat ?? 0) + REFRESH_MS && !keys.reloading) keys.reload().catch(() => undefined);
    return key;
  };
}

/** Milliseconds. */
const TIMEOUT_MS = 3_000;
/** Tokens with a key that nobody has cannot make the gateway ask more often. */
const COOLDOWN_MS = 30_000;
/** After a failure. */
const RETRY_MS = 5_000;
/** A key that the issuer has withdrawn is good for so long, at most. */
const MAX_AGE_MS = 10 * 60_000;
const REFRESH_MS = 5 * 60_000;

/** True where the keys are there, and none of them is the token's. */
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
  const { issuer: said, jwks_uri: jwksUri } = ((await loadJson(url, signal)) ?? {}) as Record<string, unknown>;
  if (said !== issuer) throw new KeySetError('DISCOVERY_OF_ANOTHER_ISSUER');
  if (typeof jwksUri === 'string' && isSecureUrl(jwksUri)) return jwksUri;
  throw new KeySetError('DISCOVERY_WITHOUT_HTTPS_JWKS_URI');
}
