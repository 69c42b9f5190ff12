import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Env, start, startReady } from '../_process.ts';
import { ANSWER, ask, POLICY } from './_ask.ts';

describe('npm start', () => {
  it('prints its version, its addresses, a curl that works and how to stop it, and ends on SIGTERM', async () => {
    const { url, output, child, exit } = await startReady();
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const [title, , ...rows] = output.out.split('\n');
    expect(title).toBe(`KMS Policy Gateway ${version}`);
    expect(rows.map((row) => row.slice(0, 16).trim())).toEqual([
      'Page',
      'Keys',
      'GraphiQL',
      'GraphQL',
      'Embedded KMS',
      'Try',
      '',
      'Stop',
      '',
    ]);
    expect(output.out).toMatch(/Keys +embedded KMS with example keys \(account 111122223333, Region us-east-2\)\n/);
    expect(output.out).toMatch(/GraphiQL +http:\/\/127\.0\.0\.1:\d+\/graphql +open it in a browser\n/);
    expect(output.out).toMatch(/Embedded KMS +http:\/\/127\.0\.0\.1:\d+\n/);
    expect(output.out).toMatch(/Stop +Ctrl-C\n$/);
    const body = /-d '(.*)'/.exec(output.out)?.[1] ?? '';
    const answer = await ask(url, JSON.parse(body).query);
    expect(answer).toMatchObject({
      data: { key: { metadata: { state: 'Enabled' }, policy: { text: expect.any(String) } } },
    });
    expect(await ask(url, POLICY)).toEqual(ANSWER);
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    const lines = output.err.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { msg: 'started', version, mode: 'embedded', node: expect.stringMatching(/^\d+\./), url: new URL(url).origin },
      { msg: 'request' },
      { msg: 'request' },
    ]);
  });

  it('says at its start if callers can change key policies', async () => {
    const { output } = await startReady({ KMS_WRITE: 'true' });
    expect(output.out).toMatch(/Writing +on: callers can change key policies \(KMS_WRITE\)\n/);
  });

  it('runs only trusted documents if a file names them', async () => {
    const { child, output, exit } = start({
      PORT: '0',
      EMBEDDED_KMS_PORT: '0',
      TRUSTED_DOCUMENTS: 'test/generated/persisted-documents.json',
    });
    while (!output.out.includes('Ctrl-C\n')) await once(child.stdout ?? child, 'data');
    expect(output.out).not.toMatch(/GraphiQL|curl/);
    const answer = await ask(/GraphQL +(\S+)/.exec(output.out)?.[1] ?? '', POLICY);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_ONLY' } }] });
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('reports the problems of a file of trusted documents', async () => {
    const { output, exit } = start({ TRUSTED_DOCUMENTS: 'package.json' });
    expect(await exit).toBe(1);
    expect(output.err).toMatch(/^TRUSTED_DOCUMENTS \(package\.json\): .*\n$/);
  });

  it('warns of variables whose names are nearly its own, and of no others', async () => {
    const { url, output } = await startReady({
      PROT: '1',
      LOG_LEVLE: 'x',
      GRAPHQL: '1',
      HOME: '/',
      HTTP_PROXI: '',
      FTP_PROXY: '',
    });
    expect(
      output.err
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { level: 40, msg: '"PROT" is not a variable of the gateway. Did you mean PORT?' },
      { level: 40, msg: '"LOG_LEVLE" is not a variable of the gateway. Did you mean LOG_LEVEL?' },
      { level: 40, msg: '"GRAPHQL" is not a variable of the gateway. Did you mean GRAPHIQL?' },
      { level: 30, msg: 'started' },
    ]);
    expect(await ask(url, POLICY)).toEqual(ANSWER);
  });

  it('ignores the AWS variables of a shell', async () => {
    const { url, output } = await startReady({
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_PROFILE: 'no-such-profile',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_SESSION_TOKEN: 'x',
      AWS_ACCOUNT_ID: '444455556666',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1',
      AWS_USE_FIPS_ENDPOINT: 'true',
      AWS_USE_DUALSTACK_ENDPOINT: 'true',
      AWS_MAX_ATTEMPTS: 'x',
      AWS_RETRY_MODE: 'x',
      AWS_DEFAULTS_MODE: 'x',
    });
    expect(output.out).toContain('us-east-2');
    expect(await ask(url, POLICY)).toEqual(ANSWER);
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT is "abc": expected a whole number from 0 to 65535 (0 = any free port)\n'],
    [
      { OTEL_TRACES_EXPORTER: 'otlp', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      'OTEL_EXPORTER_OTLP_PROTOCOL is "grpc": expected http/protobuf: neither grpc nor http/json is supported\n',
    ],
    [
      { KMS_MODE: 'aws', KMS_QUOTA_SHARE: '2' },
      'KMS_QUOTA_SHARE is "2": expected a number above 0 and at most 1, such as 0.5\n' +
        'AWS_REGION is not set: expected a Region such as us-east-2, or GATEWAY_CONFIG, which names accounts and Regions\n',
    ],
  ])('exits with 1 and a line for each bad value of %o', async (env, lines) => {
    const { exit, output } = start(env as Env);
    expect(await exit).toBe(1);
    expect(output.err.split('\n').sort()).toEqual(lines.split('\n').sort());
    expect(output.out).toBe('');
  });

  it.each(['PORT', 'EMBEDDED_KMS_PORT', 'METRICS_PORT'])(
    'exits with 1 and one line if %s is in use',
    async (variable) => {
      const other = createServer().listen(0, '127.0.0.1');
      onTestFinished(() => void other.close());
      await once(other, 'listening');
      const { port } = other.address() as { port: number };
      const { exit, output } = start({ PORT: '0', EMBEDDED_KMS_PORT: '0', [variable]: `${port}` });
      expect(await exit).toBe(1);
      expect(output.err).toBe(
        `${variable} is ${port}: already in use on 127.0.0.1; expected a free port (0 = any free one)\n`,
      );
    },
  );

  it('reports a Node that is too old', async () => {
    const script =
      "Object.defineProperty(process, 'versions', { value: { node: '20.19.0' } }); require('./src/programs/preload.cjs'); console.log('on')";
    const child = spawn(process.execPath, ['-e', script]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(err).toMatch(/^KMS Policy Gateway needs Node 22\.19 or newer, but this is Node 20\.19\.0\..*\n$/);
  });
});
