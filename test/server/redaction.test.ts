import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createEmbeddedKms } from '../../src/embedded-kms/server.ts';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { startReady } from '../_process.ts';
import { ACCOUNT, REGION } from '../_setup.ts';
import { type HttpRequest, send, serve } from './_serve.ts';

const KEY = '0d9f2c7e-5b1a-4c3d-8e6f-7a8b9c0d1e2f';

/** Secrets contain `hush`: no output may contain them. Texts of the client contain `said`: only its answers may. */
const HUSH = /hush/;
const SAID = /said/;

const OF_THE_GATEWAY = {
  secretKey: 'planted/secretAccessKey+hush',
  sessionToken: 'planted-sessionToken-hush',
  roleArn: `arn:aws:iam::${ACCOUNT}:role/planted-role-hush`,
  externalId: 'planted-externalId-hush',
  sdkMessage: `User: arn:aws:sts::${ACCOUNT}:assumed-role/planted-sdk-hush/session is not authorized`,
};
const POLICY_SAID = 'planted-policy-said';

const REQUESTS: readonly HttpRequest[] = [
  ...[
    {
      query: `{ key(id: "${KEY}") { policy { __typename ... on KeyPolicy { text document { statements { sid } } } } } }`,
    },
    { query: `{ key(id: "${KEY}") { metadata { state } tags { key } aliases { nodes { name } } } }` },
    {
      query: `query Q($id: ID!) { key(id: $id) { metadata { state } policy { __typename } } }`,
      variables: { id: 'planted-id-said' },
    },
    {
      query: `query Q($id: ID!) { key(id: $id) { metadata { state } } }`,
      variables: { id: 'alias/planted-alias-said' },
    },
    {
      query: `query Q($id: ID!) { key(id: $id) { metadata { state } } }`,
      variables: { id: `arn:aws:kms:${REGION}:${ACCOUNT}:key/said` },
    },
    { query: `query Q($id: ID!) { node(id: $id) { __typename } }`, variables: { id: 'planted-node-said' } },
    {
      query: `query Q($id: ID!) { key(id: $id) { metadata { state } } }`,
      variables: { id: { said: 'planted-variable-said' } },
    },
    { query: '{ key(id: "planted-literal-said") { said } }' },
    { query: '{ key(id: "planted said' },
    { query: '# said\n{ __typename }', operationName: 'planted_name_said' },
    { query: '{ keys(after: "planted-cursor-said") { nodes { arn } } }' },
    { query: '{ said: key(id: "alias/x") { arn metadata { state } said: policyNames } }' },
    { query: '{ __typename }', extensions: { persistedQuery: { sha256Hash: 'planted-hash-said' } } },
  ].map((body) => ({ body: JSON.stringify(body) })),
  { body: '{"query": planted-json-said' },
  { body: '["planted-batch-said"]' },
  { body: 'planted-text-said', headers: { 'content-type': 'text/plain' } },
  { body: '{}', path: '/planted-path-said' },
  { body: '{}', method: 'PUT', path: '/graphql/planted-path-said' },
  { method: 'GET', path: '/graphql?query=%7B__typename%7D&variables=planted-said' },
  { method: 'GET', path: '/livez' },
  { method: 'GET', path: '/readyz' },
];

/** The request with secrets in its headers and its URL. */
function plant(sent: HttpRequest): HttpRequest {
  const { path = '/graphql', headers } = sent;
  return {
    ...sent,
    path: `${path}${path.includes('?') ? '&' : '?'}token=planted-url-hush`,
    headers: {
      authorization: 'Bearer planted-authorization-hush',
      cookie: 'session=planted-cookie-hush',
      'x-api-key': 'planted-header-hush',
      'x-request-id': 'planted-header-hush',
      'user-agent': 'planted-header-hush',
      'x-forwarded-for': 'planted-header-hush',
      ...headers,
    },
  };
}

async function sendAll(url: string): Promise<string> {
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const answers: string[] = [];
  for (const sent of REQUESTS.map(plant)) {
    const { status, headers, body } = await send(url, sent, agent);
    answers.push(`${status} ${JSON.stringify(headers)} ${body}`);
  }
  return answers.join('\n');
}

describe('secrets in every input', () => {
  it('are in no output of the running process', async () => {
    const { roleArn, externalId, secretKey, sessionToken, sdkMessage } = OF_THE_GATEWAY;
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: POLICY_SAID, Effect: 'Allow' }] });
    const kms = await createEmbeddedKms({
      seed: {
        keys: [{ keyId: KEY, policy, aliases: ['alias/x'] }],
        roles: [{ arn: roleArn, externalId }],
        faults: [
          {
            operation: 'ListResourceTags',
            fault: { kind: 'error', code: 'AccessDeniedException', message: sdkMessage },
          },
          { operation: 'ListAliases', fault: { kind: 'error', code: 'KMSInternalException', message: sdkMessage } },
          {
            operation: 'ListKeyPolicies',
            fault: { kind: 'error', code: 'UnrecognizedClientException', message: sdkMessage },
          },
        ],
      },
    });
    onTestFinished(kms.close);
    const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'gateway.json');
    writeFileSync(file, JSON.stringify({ accounts: [{ accountId: ACCOUNT, regions: [REGION], roleArn, externalId }] }));
    const { url, output, child, exit } = await startReady({
      KMS_MODE: 'aws',
      GATEWAY_CONFIG: file,
      AWS_ENDPOINT_URL_KMS: kms.url,
      AWS_ENDPOINT_URL_STS: kms.url,
      AWS_ACCESS_KEY_ID: ACCOUNT,
      AWS_SECRET_ACCESS_KEY: secretKey,
      AWS_SESSION_TOKEN: sessionToken,
      LOG_LEVEL: 'trace',
      SHUTDOWN_GRACE_MS: '0',
    });
    const answers = await sendAll(new URL(url).origin);
    child.kill('SIGTERM');
    await exit;

    expect(answers).toContain(POLICY_SAID); // proves that the requests were answered
    expect(answers).toContain('AccessDeniedException');
    expect(answers).not.toMatch(HUSH);
    const lines = output.err.trimEnd().split('\n');
    expect(lines.filter((line) => JSON.parse(line).msg === 'request')).toHaveLength(REQUESTS.length);
    expect(output.err).not.toMatch(HUSH);
    expect(output.err).not.toMatch(SAID);
    expect(output.out).not.toMatch(HUSH);
  });

  it('are not in the output of a crashing process', async () => {
    const crash = 'setTimeout(() => { throw new Error(["planted-crash-hu", "sh"].join("")) }, 5)';
    const wait =
      'process.stdout.write = new Proxy(process.stdout.write, { apply(write, self, args) { if (String(args[0]).includes("GraphQL")) { CRASH } return Reflect.apply(write, self, args); } })';
    const script = `data:text/javascript,${encodeURIComponent(wait.replace('CRASH', crash))}`;
    const { output, exit } = await startReady({ NODE_OPTIONS: `--import=${script}` });
    expect(await exit).toBe(1);
    expect(JSON.parse(output.err.split('\n')[1] ?? '')).toMatchObject({
      level: 60,
      msg: 'uncaught exception',
      err: { type: 'Error' },
    });
    expect(output.err).not.toMatch(HUSH);
  });

  it('are not in the log of a bug', async () => {
    const { accounts, home } = toEmbeddedKms('http://127.0.0.1:9', [{ accountId: ACCOUNT, region: REGION }]);
    const provider = async () => {
      const cause = new SyntaxError('Unexpected token in planted-policy-hush\n    at planted-hush');
      throw Object.assign(new TypeError('Received planted-hush\n    at planted-hush (x.ts:1:1)', { cause }), {
        input: 'planted-input-hush',
        code: 'ERR_INVALID_ARG_TYPE',
      });
    };
    const broken = accounts().map((account) => ({ ...account, credentials: { ...account.credentials, provider } }));
    const { post, logged, requestLines } = await serve({
      env: { LOG_LEVEL: 'trace' },
      gateway: { connection: { home, accounts: () => broken } },
    });
    const { body } = await post(`{ hush: key(id: "${KEY}") { hush: metadata { state } } }`);
    expect(await requestLines(1)).toMatchObject([{ errors: { INTERNAL_SERVER_ERROR: 1 } }]);
    const bug = logged.find(({ msg }) => msg === 'internal error');
    expect(bug).toMatchObject({
      field: 'metadata',
      err: {
        type: 'TypeError',
        code: 'ERR_INVALID_ARG_TYPE',
        stack: expect.stringMatching(/^ {4}at .*\(test\/server\/redaction\.test\.ts:\d+:\d+\)\n/),
        cause: { type: 'SyntaxError' },
      },
    });
    expect(JSON.stringify(logged)).not.toMatch(HUSH);
    // Stack frames have paths within the project, without the folder in which it is installed.
    expect(bug?.err).toMatchObject({ stack: expect.stringContaining('node_modules/') });
    expect(JSON.stringify(logged)).not.toContain(process.cwd());
    expect(JSON.stringify(logged)).not.toContain('file:');
    expect(JSON.parse(body).errors[0].message).not.toMatch(HUSH);
  });
});
