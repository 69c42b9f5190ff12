import { describe, expect, it } from 'vitest';
import { setup } from '../_setup.ts';

const LINE = 'There is nothing at this path. GraphQL is at /graphql: send queries there by POST';

describe('a path that the gateway does not have', () => {
  it.each(['/', '/graphq', '/graphql/', '/graphiql', '/api/graphql', '/livez/x'])(
    'answers a program at %s with a line that says where GraphQL is',
    async (path) => {
      const { gateway, calls } = await setup();
      for (const method of ['GET', 'POST', 'DELETE']) {
        const response = await gateway.fetch(`http://gateway${path}`, { method, headers: { accept: '*/*' } });
        expect([response.status, response.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8']);
        expect(await response.text()).toBe(`${LINE}, or open it in a browser for GraphiQL.\n`);
      }
      expect(calls).toEqual([]);
    },
  );

  it.each(['application/json', 'application/graphql-response+json, application/json;q=0.9'])(
    'answers a client that accepts %s with a GraphQL error',
    async (accept) => {
      const { gateway } = await setup({ env: { GRAPHIQL: 'false' } });
      const response = await gateway.fetch('http://gateway/query', { method: 'POST', headers: { accept }, body: '{}' });
      expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8']);
      expect(await response.json()).toEqual({
        errors: [{ message: `${LINE}.`, extensions: { code: 'NOT_FOUND' } }],
      });
    },
  );

  it('answers HEAD without a body', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/x', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('answers a browser with the same line if GraphiQL is off', async () => {
    const { gateway } = await setup({ env: { GRAPHIQL: 'false' } });
    const response = await gateway.fetch('http://gateway/', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([response.status, await response.text()]).toEqual([404, `${LINE}.\n`]);
  });
});

describe('a method that a path does not accept', () => {
  it.each(['/livez', '/readyz'])('is refused at %s, and the answer lists the accepted methods', async (path) => {
    const { gateway } = await setup();
    const response = await gateway.fetch(`http://gateway${path}`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await response.text()).toBe('Health checks are sent by GET or HEAD.\n');
  });

  it('is refused at /graphql, and the answer lists the accepted methods', async () => {
    const { gateway } = await setup();
    const response = await gateway.fetch('http://gateway/graphql', { method: 'PUT' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    expect(await response.text()).toContain('GraphQL operations are sent by GET or POST.');
  });
});
