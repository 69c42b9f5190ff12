import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';
import { AWS_POSTURE, sendRaw, toRequest } from './_raw.ts';
import { serve } from './_serve.ts';

const QUERY = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' };

const statusOf = (answer: string) => Number(answer.slice(9, 12));

describe('the Host of a request', () => {
  it.each([
    'localhost:4000',
    'LOCALHOST.',
    'app.localhost',
    '127.0.0.1',
    '10.1.2.3:4000',
    '[::1]:4000',
    'kms.example.com',
    'KMS.example.com:443',
  ])('%s is allowed', async (host) => {
    const { port } = await serve({ env: { ALLOWED_HOSTS: 'kms.example.com, other.example.com' } });
    expect(await sendRaw(port, toRequest({ host }))).toContain('{"data":{"__typename":"Query"}}');
  });

  it.each([
    'evil.example',
    'evil.example:4000',
    'kms.example.com.evil.example',
    '127.0.0.1.evil.example',
    'notlocalhost',
    '0x7f.1',
    '[::1',
    'a@127.0.0.1',
    '',
  ])('%j is refused', async (host) => {
    for (const env of [{ ALLOWED_HOSTS: 'kms.example.com' }, AWS_POSTURE]) {
      const { port, calls } = await serve({ env });
      const answer = await sendRaw(port, toRequest({ host }, '{"query":"{ keys { nodes { arn } } }"}'));
      expect([400, 421]).toContain(statusOf(answer));
      if (statusOf(answer) === 421) expect(answer).toMatch(/HOST_NOT_ALLOWED/);
      expect(answer).not.toContain('"data"');
      expect(calls).toEqual([]);
    }
  });

  it('is refused with the name of the variable that allows it', async () => {
    const { port } = await serve();
    const answer = await sendRaw(port, toRequest({ host: 'kms.internal:4000' }));
    expect(statusOf(answer)).toBe(421);
    expect(answer).toContain(
      String.raw`host name \"kms.internal\" is not allowed. The operator can allow it with ALLOWED_HOSTS.`,
    );
  });

  it('may be the name in HOST', async () => {
    const { port } = await serve({ env: { HOST: 'gateway.internal' } });
    expect(statusOf(await sendRaw(port, toRequest({ host: 'gateway.internal:4000' })))).toBe(200);
  });

  it('may be any name for a health check, but only with its exact path', async () => {
    const { port } = await serve();
    const get = (path: string, host: string) =>
      sendRaw(port, `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    expect(statusOf(await get('/livez', 'evil.example'))).toBe(200);
    expect(statusOf(await sendRaw(port, 'GET /livez HTTP/1.0\r\n\r\n'))).toBe(200);
    for (const path of ['/livez?/graphql', '/livez/graphql', '/readyz?query={__typename}&/graphql']) {
      expect(statusOf(await get(path, 'evil.example'))).toBe(421);
    }
    expect(await get('/livez?/graphql', 'localhost')).toContain('{"status":"live"}');
    for (const path of ['/x?query={__typename}&/graphql', '/a/graphql?query={__typename}']) {
      expect(await get(path, 'localhost')).toMatch(/^HTTP\/1.1 404/);
    }
    for (const host of ['[', 'a b', 'localhost/graphql?query={__typename}&', 'a@b'])
      expect(statusOf(await get('/livez', host))).toBe(400);
  });
});

describe('a header that may occur only once', () => {
  it.each([
    ['host', 'localhost', 'evil.example'],
    ['Host', 'evil.example', 'localhost'],
    ['host', 'localhost', 'localhost'],
    ['authorization', 'Bearer one', 'Bearer two'],
    ['Content-Type', 'application/json', 'text/plain'],
    ['origin', 'http://localhost', 'https://evil.example'],
  ])('%s is refused with the two values %s and %s', async (name, first, second) => {
    const { port, calls } = await serve();
    const request = toRequest({ [name]: first }, '{"query":"{ keys { nodes { arn } } }"}');
    // Other headers stand between the two copies, and the second name is in upper case.
    const answer = await sendRaw(port, request.replace('\r\n\r\n', `\r\n${name.toUpperCase()}: ${second}\r\n\r\n`));
    expect(statusOf(answer)).toBe(400);
    expect(answer).toContain(`The header ${name.toLowerCase()} is given more than once: send it once.`);
    expect(calls).toEqual([]);
  });

  it('does not affect other headers', async () => {
    const { port } = await serve();
    const answer = await sendRaw(port, toRequest({ accept: '*/*', 'x-a': '1\r\naccept: text/html\r\nx-a: 2' }));
    expect(statusOf(answer)).toBe(200);
  });
});

describe('Accept', () => {
  it.each([
    '*/*',
    'application/*',
    'application/json',
    'Application/JSON; charset=UTF-8; q=0.1',
    'text/html, application/graphql-response+json;q=0.9',
    `${'a/b,'.repeat(250)}*/*`,
  ])('%s gets an answer', async (accept) => {
    const { url } = await serve();
    const response = await fetch(url, { ...QUERY, headers: { ...QUERY.headers, accept } });
    expect([response.status, await response.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
  });

  it.each([
    ['of a page', 'text/html'],
    ['of other types', 'application/xml, image/*'],
    ['of another charset', 'application/json; charset=latin1'],
    ['of nothing', ','],
    ['of 880 characters', Array(220).fill('a/b').join()],
    ['as long as a header can be', Array(4_000).fill('a/b').join()],
  ])('%s gets 406 with few headers and the list of content types', async (_, accept) => {
    const { url } = await serve({ env: { GRAPHIQL: 'false' } });
    const response = await fetch(new URL('/graphql', url), { ...QUERY, headers: { ...QUERY.headers, accept } });
    expect(response.status).toBe(406);
    expect(JSON.stringify([...response.headers]).length).toBeLessThan(1_000);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('Send application/graphql-response+json'),
          extensions: { code: 'NOT_ACCEPTABLE' },
        },
      ],
    });
  });
});

describe('a method', () => {
  it.each(['GET', 'HEAD', 'PUT', 'OPTIONS', 'DELETE'])(
    '%s is refused in front of AWS, and the answer lists the accepted methods',
    async (method) => {
      const { gateway, calls } = await setup({ env: AWS_POSTURE });
      const response = await gateway.fetch('http://127.0.0.1/graphql?query={keys{nodes{arn}}}', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      expect(calls).toEqual([]);
    },
  );

  it('GET is accepted if it is switched on', async () => {
    const { gateway } = await setup({ env: { ...AWS_POSTURE, ALLOW_GET: 'true' } });
    expect((await gateway.fetch('http://127.0.0.1/graphql?query={__typename}')).status).toBe(200);
    const put = await gateway.fetch('http://127.0.0.1/graphql', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });
});

describe('every answer', () => {
  it.each(['/graphql', '/', '/livez', '/nothing', '/graphiql/introspection.json'])(
    'of %s has the security headers',
    async (path) => {
      const { url } = await serve();
      const { headers } = await fetch(new URL(path, url), {
        headers: { accept: 'application/json' },
        redirect: 'manual',
      });
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'content-security-policy': expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/),
      });
      for (const name of ['server', 'x-powered-by']) expect(headers.get(name)).toBeNull();
    },
  );

  it('of GraphQL forbids caching; GraphiQL’s files allow it', async () => {
    const { url } = await serve();
    expect((await fetch(url, QUERY)).headers.get('cache-control')).toBe('no-store');
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('has security headers, also for a wrong host', async () => {
    const { port } = await serve();
    expect(await sendRaw(port, toRequest({ host: 'evil.example' }))).toContain('x-content-type-options: nosniff');
  });
});
