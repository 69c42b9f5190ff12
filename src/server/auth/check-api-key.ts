import { createHash, timingSafeEqual } from 'node:crypto';
import { API_KEY_CALLER, type ApiKey } from '../../config/authentication.ts';
import { invalidToken, type OnUnauthenticated } from './auth-errors.ts';
import type { AuthenticatedCaller } from './authenticated-caller.ts';

/** The prefix of every API key. It distinguishes API keys from JWTs, and lets secret scanners find leaked keys. */
const PREFIX = 'kpg_';

/** 32 random bytes are 43 characters in base64url. A shorter text is refused, even if its hash is configured. */
const API_KEY = /^kpg_[\w-]{43,200}$/;

export function isApiKey(token: string): boolean {
  return token.startsWith(PREFIX);
}

/**
 * Creates a function that returns the caller of an API key, or throws UNAUTHENTICATED. A fast hash is enough: an API
 * key is random, so an attacker cannot guess it. All hashes are compared, each in constant time, so that the time
 * does not reveal which API key is close.
 */
export function createApiKeyCheck(
  apiKeys: readonly ApiKey[],
  onUnauthenticated: OnUnauthenticated,
): (apiKey: string) => AuthenticatedCaller {
  const known = apiKeys.map(({ name, sha256, groups }) => ({
    hash: Buffer.from(sha256, 'hex'),
    caller: { id: `${API_KEY_CALLER}${name}`, groups, claims: {} },
  }));
  return (apiKey) => {
    const hash = createHash('sha256').update(apiKey).digest();
    const [found] = known.filter((key) => timingSafeEqual(key.hash, hash));
    if (found !== undefined && API_KEY.test(apiKey)) return found.caller;
    onUnauthenticated('UNKNOWN_API_KEY');
    throw invalidToken('This gateway does not know the API key.');
  };
}
