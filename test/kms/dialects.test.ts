import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { ACCOUNT, REGION, setup } from '../_setup.ts';

const GOOD = '11111111-1111-4111-8111-111111111111';
const BAD = '22222222-2222-4222-8222-222222222222';
const POLICY = '{"Version":"2012-10-17","Statement":[]}';

/** A KMS of its own dialect: `answer` says what it answers for the bad key; the good one is always answered. */
async function setupDialect(answer: (operation: string, socket: Socket) => object | string | null) {
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const input = await readJson(request);
    const json = (body: object | string) => {
      response.setHeader('content-type', 'application/x-amz-json-1.1');
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    // moto and LocalStack: a marker of null, no PolicyName in the answer, the account of an ARN ignored.
    if (operation === 'ListKeys')
      return json({ Keys: [GOOD, BAD].map((KeyId) => ({ KeyId })), Truncated: false, NextMarker: null });
    if (operation === 'ListAliases') return json({ Aliases: [], Truncated: false, NextMarker: null });
    if (String(input.KeyId).endsWith(GOOD)) {
      return json(
        operation === 'GetKeyPolicy'
          ? { Policy: POLICY }
          : { KeyMetadata: { KeyId: GOOD, KeyState: 'Enabled', CreationDate: 1.7e9 } },
      );
    }
    const body = answer(operation, request.socket);
    if (body !== null) json(body);
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const { query } = await setup({
    connect: async () => toEmbeddedKms(`http://127.0.0.1:${port}`, [{ accountId: ACCOUNT, region: REGION }]),
  });
  return await query(
    '{ keys { nodes { keyId metadata { state createdAt } aliases { nodes { name } } policy { __typename ... on KeyPolicy { text name } ... on KmsException { code } } } pageInfo { hasNextPage } } }',
  );
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

const metadata = (more: object) => ({ KeyMetadata: { KeyId: BAD, KeyState: 'Enabled', ...more } });

describe('an emulator', () => {
  it.each([
    ['a policy that is any string', { Policy: 'not a policy' }, metadata({}), 'KeyPolicy'],
    ['a policy of the wrong type', { Policy: 5 }, metadata({}), 'KmsUnavailableException'],
    ['a policy that is an object', { Policy: {} }, metadata({}), 'KmsUnavailableException'],
    ['a list', '[]', metadata({}), 'KmsUnavailableException'],
    [
      'a float for a date',
      { Policy: POLICY, PolicyName: 'default' },
      metadata({ CreationDate: 1700000000.123 }),
      'KeyPolicy',
    ],
  ])('that answers %s spoils no other key', async (_, policy, description, typename) => {
    const { data, errors } = await setupDialect((operation) => (operation === 'GetKeyPolicy' ? policy : description));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      keys: {
        nodes: [
          {
            keyId: GOOD,
            metadata: { state: 'Enabled' },
            aliases: { nodes: [] },
            policy: { __typename: 'KeyPolicy', text: POLICY, name: 'default' },
          },
          { keyId: BAD, metadata: { state: 'Enabled' }, policy: { __typename: typename } },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
  });

  it('that answers a date that is none has its field fail, and no other', async () => {
    const { data, errors } = await setupDialect((operation) =>
      operation === 'GetKeyPolicy' ? { Policy: POLICY } : metadata({ CreationDate: 1e300 }),
    );
    expect(data).toMatchObject({
      keys: { nodes: [{}, { keyId: BAD, metadata: { state: 'Enabled', createdAt: null } }] },
    });
    expect(errors).toMatchObject([
      { path: ['keys', 'nodes', 1, 'metadata', 'createdAt'], extensions: { code: 'BrokenAnswer' } },
    ]);
  });

  it('that answers ISO dates, which no AWS SDK reads, fails the whole of metadata', async () => {
    const { data, errors } = await setupDialect((operation) =>
      operation === 'GetKeyPolicy' ? { Policy: POLICY } : metadata({ CreationDate: '2023-11-14T22:13:20Z' }),
    );
    expect(data).toMatchObject({
      keys: { nodes: [{}, { keyId: BAD, metadata: null, policy: { __typename: 'KeyPolicy' } }] },
    });
    expect(errors).toMatchObject([
      { path: ['keys', 'nodes', 1, 'metadata'], extensions: { code: 'BrokenAnswer', operation: 'DescribeKey' } },
    ]);
  });

  it.each([
    ['garbage', 'garbage\r\n\r\n'],
    ['another protocol', 'HTTP/9.9 200 OK\r\n\r\n'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nbad header\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['a header that is too large', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('that answers %s spoils no other key', async (_, raw) => {
    const { data } = await setupDialect((operation, socket) => {
      if (operation !== 'GetKeyPolicy') return metadata({});
      socket.end(raw);
      return null;
    });
    expect(data).toMatchObject({
      keys: {
        nodes: [
          { keyId: GOOD, policy: { __typename: 'KeyPolicy' } },
          { keyId: BAD, policy: { __typename: 'KmsUnavailableException', code: 'BrokenAnswer' } },
        ],
      },
    });
  });
});
