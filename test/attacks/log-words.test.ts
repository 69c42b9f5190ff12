import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { toAccess, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { type HttpRequest, serve } from '../server/_serve.ts';

/** What must be nowhere in the log. */
const HUSH = 'planted-hush';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A gateway that asks who asks, with all that it may log. */
async function serveGuarded() {
  const issuer = await startIssuer();
  const access = toAccess({ jwt: [trusted(issuer)] });
  const all = await serve({ env: { LOG_LEVEL: 'trace' }, gateway: { access } });
  const ask = (token: string) => all.post('{ __typename }', {}, { authorization: `Bearer ${token}` });
  return { ...all, issuer, ask };
}

describe('the log contains no text', () => {
  it.each<[string, object, object]>([
    ['an extension that must be understood', { crit: [HUSH], [HUSH]: 1 }, {}],
    ['a key ID', { kid: HUSH }, {}],
    ['an algorithm', { alg: HUSH }, {}],
    ['an algorithm that is none', { alg: { [HUSH]: HUSH } }, {}],
    ['a type', { typ: HUSH }, {}],
    ['a key of its own', { jwk: { kty: HUSH }, jku: `https://${HUSH}.example`, x5u: HUSH }, {}],
    ['an issuer', {}, { iss: HUSH }],
    ['an audience', {}, { aud: HUSH }],
    ['times that are none', {}, { exp: HUSH, nbf: HUSH, iat: HUSH }],
    ['a subject', {}, { sub: `${HUSH}\n` }],
  ])('of an unverified token: %s', async (_, header, claims) => {
    const { issuer, ask, logged, requestLines } = await serveGuarded();
    const good = await issuer.token(claims as Record<string, unknown>);
    const [, payload, signature] = good.split('.');
    const changed =
      Object.keys(header).length === 0
        ? good
        : `${part({ alg: 'ES256', kid: 'first', ...header })}.${payload}.${signature}`;
    for (const token of [changed, `${changed}${HUSH}`, `${HUSH}.${payload}.${signature}`]) {
      expect((await ask(token)).status).toBe(401);
    }
    await requestLines(3);
    expect(logged.filter(({ msg }) => msg === 'refused a token')).toHaveLength(3);
    expect(logged.filter(({ level }) => Number(level) > 30)).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain(HUSH);
  });

  const json =
    (value: unknown): RequestListener =>
    (_request, response) =>
      void response.end(JSON.stringify(value));
  it.each<[string, string, RequestListener]>([
    ['another issuer', 'DISCOVERY_OF_ANOTHER_ISSUER', json({ issuer: HUSH, jwks_uri: HUSH })],
    ['no JSON', 'SyntaxError', (_request, response) => void response.end(HUSH)],
    ['null', 'DISCOVERY_OF_ANOTHER_ISSUER', json(null)],
    ['an error', 'HTTP_503', (_request, response) => void response.writeHead(503, HUSH, { [HUSH]: HUSH }).end(HUSH)],
    [
      'a redirect',
      'TypeError',
      (_request, response) => void response.writeHead(302, { location: `http://${HUSH}` }).end(),
    ],
    ['no HTTP', 'HTTPParserError', (request) => void request.socket.end(`${HUSH}\r\n\r\n`)],
  ])('of an issuer that answers %s, only a code', async (_, code, answer) => {
    const { issuer, ask, logged, requestLines } = await serveGuarded();
    issuer.state.answer = answer;
    expect((await ask(await issuer.token())).status).toBe(503);
    await requestLines(1);
    const [line] = logged.filter(({ msg }) => msg === 'cannot load the signing keys of an issuer');
    expect(line).toMatchObject({ issuer: issuer.url });
    expect(JSON.stringify(line?.err)).toContain(`"${code}"`);
    expect(JSON.stringify(logged)).not.toContain(HUSH);
  });

  it('of key IDs that are not valid', async () => {
    const { issuer, ask, logged, requestLines } = await serveGuarded();
    issuer.state.answer = (request, response) => {
      const discovery = { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
      response.end(JSON.stringify(request.url === '/keys' ? { keys: HUSH, [HUSH]: HUSH } : discovery));
    };
    expect((await ask(await issuer.token())).status).toBe(503);
    await requestLines(1);
    expect(JSON.stringify(logged)).toContain('ERR_JWKS_INVALID');
    expect(JSON.stringify(logged)).not.toContain(HUSH);
  });

  it.each<[string, HttpRequest]>([
    ['a method', { method: 'PROPFIND' }],
    ['a path', { path: `/${HUSH}?${HUSH}=${HUSH}` }],
    ['Host', { headers: { host: `${HUSH}.example` } }],
    ['a Host that is none', { headers: { host: `${HUSH}@x` } }],
    ['Origin', { headers: { origin: `https://${HUSH}.example` } }],
    ['Accept', { headers: { accept: HUSH } }],
    ['Content-Type', { headers: { 'content-type': HUSH } }],
    ['Content-Encoding', { headers: { 'content-encoding': HUSH } }],
    ['Authorization', { headers: { authorization: HUSH } }],
    ['an API key', { headers: { authorization: `Bearer kpg_${HUSH}` } }],
    ['X-Request-Id', { headers: { 'x-request-id': HUSH, traceparent: HUSH, cookie: HUSH, 'user-agent': HUSH } }],
  ])('of a header: %s', async (_, sent) => {
    const { http, logged, requestLines } = await serveGuarded();
    const { status } = await http({ body: '{"query":"{ __typename }"}', ...sent });
    expect(status).toBeGreaterThanOrEqual(400);
    await requestLines(1);
    expect(JSON.stringify(logged)).not.toContain(HUSH);
  });
});
