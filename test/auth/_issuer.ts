import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';

export const AUDIENCE = 'kms-policy-gateway';

export type SigningKey = {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
};

/** The part of an OpenID Connect provider that verifiers of its tokens use. Its signing keys can be changed. */
export async function startIssuer() {
  const asked: string[] = [];
  const state: { keys: SigningKey[]; answer: RequestListener | null; jwksUri: string | null } = {
    keys: [await makeKey('first')],
    answer: null,
    jwksUri: null,
  };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (state.answer !== null) return state.answer(request, response);
    const issuer = url();
    const body =
      request.url === '/.well-known/openid-configuration'
        ? { issuer, jwks_uri: state.jwksUri ?? `${issuer}/keys` }
        : { keys: state.keys.map(({ jwk }) => jwk) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url(),
    /** The paths of the requests so far. */
    asked,
    state,
    /** A valid token, changed by `claims`. An undefined value removes the claim. */
    token: (claims: Record<string, unknown> = {}, key = state.keys[0] as SigningKey) =>
      sign({ iss: url(), aud: AUDIENCE, sub: 'alice@example.com', ...claims }, key),
  };
}

export async function makeKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

async function sign(claims: Record<string, unknown>, { kid, alg, privateKey }: SigningKey): Promise<string> {
  const all = { exp: now() + 300, ...claims };
  const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
  return await new SignJWT(payload as JWTPayload).setProtectedHeader({ alg, kid }).sign(privateKey);
}

/** Seconds. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}
