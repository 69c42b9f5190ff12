import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DOC_KEY } from '../_setup.ts';
import { bearer, setupGuarded, trusted } from './_gateway.ts';
import { makeKey, startIssuer } from './_issuer.ts';

const POLICY = `{ key(id: "${DOC_KEY}") { policy { __typename } } }`;
const READ = { data: { key: { policy: { __typename: 'KeyPolicy' } } }, status: 200 };

/** The clock alone stands still: connections and timers go on. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['Date'], now: Math.floor(Date.now() / 1000) * 1000 });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  return (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);
}

describe('the signing keys of an issuer', () => {
  let pass: (seconds: number) => void;
  beforeEach(() => {
    pass = stopClock();
  });

  it('may change: a new key is loaded, at most every 30 s, and a withdrawn key is trusted for 10 minutes at most', async () => {
    const issuer = await startIssuer();
    const { as } = await setupGuarded({ jwt: [trusted(issuer, { jwksUri: `${issuer.url}/keys` })] });
    const [first] = issuer.state.keys;
    const second = await makeKey('second');
    expect((await as(await issuer.token(), POLICY)).status).toBe(200);
    if (first === undefined) throw new Error('no key');
    issuer.state.keys = [second];
    // Whoever makes up key IDs makes the gateway ask no more often.
    expect((await as(await issuer.token({}, second), POLICY)).status).toBe(401);
    expect(issuer.asked).toHaveLength(1);
    pass(31);
    expect((await as(await issuer.token({}, second), POLICY)).status).toBe(200);
    expect((await as(await issuer.token({}, first), POLICY)).status).toBe(401);
    issuer.state.keys = [first];
    pass(601);
    expect((await as(await issuer.token({}, second), POLICY)).status).toBe(401);
    expect((await as(await issuer.token({}, first), POLICY)).status).toBe(200);
  });

  it('are loaded again in the background, so that a short failure of the issuer affects no caller', async () => {
    const issuer = await startIssuer();
    const { as } = await setupGuarded({ jwt: [trusted(issuer, { jwksUri: `${issuer.url}/keys` })] });
    expect((await as(await issuer.token(), POLICY)).status).toBe(200);
    pass(301);
    issuer.state.answer = (_request, response) => response.writeHead(500).end();
    expect((await as(await issuer.token(), POLICY)).status).toBe(200);
    await vi.waitFor(() => expect(issuer.asked).toHaveLength(2));
    issuer.state.answer = null;
    pass(6);
    expect((await as(await issuer.token(), POLICY)).status).toBe(200);
    await vi.waitFor(() => expect(issuer.asked).toHaveLength(3));
    pass(400);
    issuer.state.answer = (_request, response) => response.writeHead(500).end();
    expect((await as(await issuer.token(), POLICY)).status).toBe(200);
  });

  it.each([
    [
      'answers 500',
      (_: unknown, response: { writeHead(status: number): { end(): void } }) => response.writeHead(500).end(),
    ],
    ['answers HTML', (_: unknown, response: { end(text: string): void }) => response.end('<html>')],
    ['answers no key set', (_: unknown, response: { end(text: string): void }) => response.end('{"keys": 7}')],
    [
      'sends elsewhere',
      (_: unknown, response: { writeHead(status: number, headers: object): { end(): void } }) =>
        response.writeHead(302, { location: '/keys' }).end(),
    ],
    ['cuts the connection', (request: { socket: { destroy(): void } }) => void request.socket.destroy()],
  ])('cause 503 and not 401 if the issuer %s, and are not loaded again at once', async (_, answer) => {
    const issuer = await startIssuer();
    const { as, kms, logged } = await setupGuarded({ jwt: [trusted(issuer, { jwksUri: `${issuer.url}/keys` })] });
    issuer.state.answer = answer as never;
    const token = await issuer.token();
    const { status, errors } = await as(token, POLICY);
    expect([status, errors?.[0]?.extensions]).toEqual([503, { code: 'AUTHENTICATION_UNAVAILABLE' }]);
    await Promise.all(Array.from({ length: 20 }, () => as(token, POLICY)));
    expect([issuer.asked.length, kms.callCount()]).toEqual([1, 0]);
    expect(logged.filter(({ msg }) => msg === 'cannot load the signing keys of an issuer')).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain(token.slice(0, 30));
    issuer.state.answer = null;
    pass(6);
    expect(await as(token, POLICY)).toEqual(READ);
  });

  it('are loaded only from the issuer, and over https', async () => {
    for (const answer of [
      { issuer: 'https://elsewhere.example', jwks_uri: 'https://elsewhere.example/keys' },
      'plain',
      {},
    ]) {
      const issuer = await startIssuer();
      const said = answer === 'plain' ? { issuer: issuer.url, jwks_uri: 'http://elsewhere.example/keys' } : answer;
      const { as, logged } = await setupGuarded({ jwt: [trusted(issuer)] });
      issuer.state.answer = (_request, response) => response.end(JSON.stringify(said));
      expect((await as(await issuer.token(), POLICY)).status).toBe(503);
      expect(JSON.stringify(logged)).toMatch(/DISCOVERY_OF_ANOTHER_ISSUER|DISCOVERY_WITHOUT_HTTPS_JWKS_URI/);
    }
  });
});

describe('an issuer that hangs', () => {
  it('times out', async () => {
    const issuer = await startIssuer();
    issuer.state.answer = () => undefined;
    const { fetch } = await setupGuarded({ jwt: [trusted(issuer)] });
    const response = await fetch(bearer(await issuer.token()));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });
});
