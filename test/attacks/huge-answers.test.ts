import { createServer, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import { loadAwsConnection } from '../../src/kms/client/connection.ts';
import { setEnvironment } from '../_environment.ts';
import { ACCOUNT, arnOf, DOC_KEY, REGION } from '../_setup.ts';
import { bearer, toAccess, trusted } from '../auth/_gateway.ts';
import { startIssuer } from '../auth/_issuer.ts';
import { listening } from '../kms/_proxy.ts';
import { serve } from '../server/_serve.ts';
import { flood, KEY_IDS, peakMegabytes, startHostileKms } from './_hostile-kms.ts';

const POLICIES =
  '{ keys { nodes { keyId policy { __typename ... on KeyPolicy { text } ... on KmsException { code message } } } } }';
const OTHER = '444455556666';
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.1\r\n';
/** 67 MB in 65 KB. */
const BOMB = gzipSync(Buffer.alloc(64 << 20, ' '));
const KB64 = 'x'.repeat(65_536);

function raw(head: string, chunk: string, bytes?: number) {
  return (response: ServerResponse) => {
    response.socket?.write(head);
    flood(response, chunk, bytes);
  };
}

const TOO_LARGE = 'KMS sent an answer to GetKeyPolicy that is larger than 1 MiB.';
const UNREADABLE = 'KMS sent an answer to GetKeyPolicy that cannot be read.';

describe('an answer of KMS', () => {
  it.each<[string, (response: ServerResponse) => void, string]>([
    ['that does not end', raw(`${HEAD}transfer-encoding: chunked\r\n\r\n`, `10000\r\n${KB64}\r\n`), TOO_LARGE],
    [
      'in chunks of one byte that do not end',
      raw(`${HEAD}transfer-encoding: chunked\r\n\r\n`, '1\r\nx\r\n'.repeat(10_000)),
      TOO_LARGE,
    ],
    ['that does not end, nor says its length', raw(`${HEAD}\r\n`, KB64), TOO_LARGE],
    ['of 200 MB', raw(`${HEAD}content-length: 200000000\r\n\r\n{"Policy":"`, KB64, 200_000_000), TOO_LARGE],
    ['whose headers do not end', raw(HEAD, `x: ${'y'.repeat(1_000)}\r\n`), UNREADABLE],
    ['with one header that does not end', raw(`${HEAD}x: `, KB64), UNREADABLE],
    [
      'that is compressed, which nobody asked for',
      (response) => response.setHeader('content-encoding', 'gzip').end(BOMB),
      UNREADABLE,
    ],
  ])('%s fails its own key, and is not read to the end', async (_, answer, message) => {
    const kms = await startHostileKms(answer);
    const { post } = await serve({ connect: kms.connect });
    let body = '';
    const peak = await peakMegabytes(async () => {
      ({ body } = await post(POLICIES));
    });
    process.stdout.write(`${peak} MB more, ${Math.round(kms.sent() / 1e6)} MB sent\n`);
    const policies = (JSON.parse(body).data.keys.nodes as { policy: object }[]).map(({ policy }) => policy);
    expect(policies).toEqual([
      { __typename: 'KeyPolicy', text: expect.any(String) },
      { __typename: 'KmsUnavailableException', code: 'BrokenAnswer', message },
      { __typename: 'KeyPolicy', text: expect.any(String) },
    ]);
    // Three tries of 1 MiB, one-byte chunks with six times as much around them, and what the sockets hold.
    expect(kms.sent()).toBeLessThan(60_000_000);
    expect(peak).toBeLessThan(100);
  });

  it('without headers or body fails at the timeout of the try', async () => {
    const answers = [
      raw('', 'HTTP/1.1 102 Processing\r\n\r\n'),
      raw(`${HEAD}transfer-encoding: chunked\r\n\r\n1;`, KB64),
    ];
    for (const answer of answers) {
      const kms = await startHostileKms(answer);
      const { post } = await serve({ connect: kms.connect, env: { KMS_TRY_TIMEOUT_MS: '200' } });
      const peak = await peakMegabytes(async () => {
        const { data } = JSON.parse((await post(POLICIES)).body);
        expect(data.keys.nodes).toMatchObject([{}, { policy: { code: expect.stringMatching(/Timeout|Broken/) } }, {}]);
      });
      expect(peak).toBeLessThan(100);
    }
  });

  it.each([
    [10_000_000, 'BrokenAnswer', TOO_LARGE],
    [900_000, 'ValidationException', `${'m'.repeat(999)}…`],
    [1_000, 'ValidationException', 'm'.repeat(1_000)],
  ])('with a message of %i characters is clipped to 1,000', async (length, code, message) => {
    const kms = await startHostileKms((response) => {
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.1' });
      response.end(JSON.stringify({ __type: 'ValidationException', message: 'm'.repeat(length) }));
    });
    const { post } = await serve({ connect: kms.connect });
    const { data } = JSON.parse((await post(POLICIES)).body);
    expect(data.keys.nodes[1].policy).toMatchObject({ code, message });
    expect(data.keys.nodes).toHaveLength(KEY_IDS.length);
  });

  it('with an invalid request ID is shown without the ID', async () => {
    const kms = await startHostileKms((response) => {
      response.writeHead(400, { 'x-amzn-requestid': 'r'.repeat(8_000) });
      response.end(JSON.stringify({ __type: 'NotFoundException', message: 'No.' }));
    });
    const { post } = await serve({ connect: kms.connect });
    const { data } = JSON.parse(
      (await post('{ keys { nodes { policy { ... on KmsException { requestId } } } } }')).body,
    );
    expect(data.keys.nodes[1].policy).toEqual({ requestId: null });
  });
});

describe('an answer of STS', () => {
  it('that does not end fails only the keys of its account', async () => {
    const answer = raw(`${HEAD}transfer-encoding: chunked\r\n\r\n`, `10000\r\n${KB64}\r\n`);
    const sockets = new Set<Socket>();
    const sts = createServer((request, response) => {
      sockets.add(request.socket);
      answer(response);
    });
    setEnvironment({
      AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${await listening(sts)}`,
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: 'x',
    });
    const { accounts } = parseGatewayConfig(
      JSON.stringify({
        accounts: [
          { accountId: ACCOUNT, regions: [REGION] },
          { accountId: OTHER, regions: [REGION], roleArn: `arn:aws:iam::${OTHER}:role/Reader` },
        ],
      }),
    );
    const { post } = await serve({
      connect: ({ url }) => loadAwsConnection({ endpoint: url, accounts: accounts ?? ([] as never) }),
    });
    const policyOf = (id: string) => `key(id: "${id}") { policy { __typename ... on KmsException { code } } }`;
    const { body } = await post(
      `{ own: ${policyOf(DOC_KEY)} other: ${policyOf(arnOf(DOC_KEY).replace(ACCOUNT, OTHER))} }`,
    );
    expect(JSON.parse(body).data).toMatchObject({
      own: { policy: { __typename: 'KeyPolicy' } },
      other: { policy: { code: 'CredentialsUnavailable' } },
    });
    const sent = [...sockets].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
    expect(sent).toBeGreaterThan(1024 * 1024);
    expect(sent).toBeLessThan(60_000_000);
  });
});

describe('an answer of an issuer of tokens', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['that does not end', raw(`${HEAD}transfer-encoding: chunked\r\n\r\n`, `10000\r\n${KB64}\r\n`)],
    ['whose headers do not end', raw(HEAD, `x: ${'y'.repeat(1_000)}\r\n`)],
    [
      'that is a bomb of gzip',
      // A file of gzip may have many parts: 1 GB of spaces in 1,000 KB.
      (response) => response.setHeader('content-encoding', 'gzip').end(Buffer.concat(Array(15).fill(BOMB))),
    ],
  ])('%s causes 503, while API keys and other issuers still work', async (_, answer) => {
    const [issuer, other] = [await startIssuer(), await startIssuer()];
    const jwt = [trusted(issuer, { name: 'a' }), trusted(other, { name: 'b' })];
    const { post } = await serve({ gateway: { access: toAccess({ jwt }) } });
    issuer.state.answer = (_request, response) => answer(response);
    const token = await issuer.token();
    const peak = await peakMegabytes(async () => {
      expect((await post('{ __typename }', {}, bearer(token))).status).toBe(503);
    });
    process.stdout.write(`${peak} MB more\n`);
    expect(peak).toBeLessThan(100);
    expect((await post('{ __typename }', {}, bearer(await other.token()))).status).toBe(200);
  });

  it('may be compressed', async () => {
    const issuer = await startIssuer();
    const { post } = await serve({
      gateway: { access: toAccess({ jwt: [trusted(issuer, { jwksUri: `${issuer.url}/keys` })] }) },
    });
    issuer.state.answer = (_request, response) => {
      const keys = JSON.stringify({ keys: issuer.state.keys.map(({ jwk }) => jwk) });
      response.setHeader('content-encoding', 'gzip').end(gzipSync(keys));
    };
    expect((await post('{ __typename }', {}, bearer(await issuer.token()))).status).toBe(200);
  });
});
