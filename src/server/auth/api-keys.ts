import { createHash, timingSafeEqual } from 'node:crypto';
import { API_KEY_CALLER, type ApiKey } from '../../config/authentication.ts';
import type { Identity } from './identity.ts';
import { invalidToken } from './refusals.ts';

/** By this a key is told from a token, and found by whoever searches for leaked secrets. */
const PREFIX = 'kpg_';

/** 32 random bytes in base64url are 43 characters: what is shorter is no key, whatever its hash is. */
const KEY = /^kpg_[\w-]{43,200}$/;

export function isApiKey(token: string): boolean {
  return token.startsWith(PREFIX);
}

/**
 * Finds the key of a token. One SHA-256 is enough: the key is random, so there is nothing to guess that bcrypt would slow down. All
 * hashes are compared, each in constant time. Throws UNAUTHENTICATED.
 */
export function createApiKeys(apiKeys: readonly ApiKey[]): (token: string) => Identity {
  const known = apiKeys.map(({ name, sha256, groups }) => ({
    hash: Buffer.from(sha256, 'hex'),
    identity: { id: `${API_KEY_CALLER}${name}`, groups, claims: {} },
  }));
  return (token) => {
    const hash = createHash('sha256').update(token).digest();
    const [found] = known.filter((key) => timingSafeEqual(key.hash, hash));
    if (found === undefined || !KEY.test(token)) throw invalidToken('The API key is not one of this gateway.');
    return found.identity;
  };
}
