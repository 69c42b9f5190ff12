import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/config-error.ts';
import { parseConfig } from '../../src/config/environment.ts';

const AWS = { KMS_MODE: 'aws', AWS_REGION: 'us-east-2' };

describe('parseConfig', () => {
  it('selects the embedded KMS on loopback if all variables are unset or empty', () => {
    const config = parseConfig({ PORT: '', AWS_REGION: '' });
    expect(config).toEqual(parseConfig({}));
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'info',
      logFormat: null,
      requestDeadlineMs: 10_000,
      kms: { mode: 'embedded', region: 'us-east-2', embeddedPort: 4599, quotaShare: Infinity, tryTimeoutMs: 2000 },
      limits: {
        tokens: 2000,
        depth: 12,
        aliases: 30,
        rootFields: 20,
        directives: 20,
        kmsCalls: 4500,
        resultSize: 300_000,
      },
      http: {
        graphiql: true,
        corsAllowedOrigins: [],
        introspection: true,
        allowGet: true,
        maxBody: 512 * 1024,
        connections: { total: 1_000, perAddress: 750 },
        maxUntakenBytes: 128 * 1024 * 1024,
        trustedDocumentsFile: null,
      },
      load: { eventLoopDelayMs: 150, kmsCalls: 18_000 },
    });
  });

  it.each([
    [{}, [true, true, true]],
    [{ INTROSPECTION: 'false' }, [false, false, true]],
    [{ TRUSTED_DOCUMENTS: 'x.json' }, [false, true, true]],
    [{ GRAPHIQL: 'false', ALLOW_GET: 'false' }, [false, true, false]],
    [AWS, [false, false, false]],
    [{ ...AWS, GRAPHIQL: 'true' }, [true, true, false]],
    [{ ...AWS, INTROSPECTION: 'true' }, [false, true, false]],
    [{ ...AWS, ALLOW_GET: 'true' }, [false, false, true]],
  ])('with %o sets GraphiQL, introspection and GET to %o', (env, expected) => {
    const { graphiql, introspection, allowGet } = parseConfig(env).http;
    expect([graphiql, introspection, allowGet]).toEqual(expected);
  });

  it('serves the page by default over the embedded KMS, and never with trusted documents', () => {
    const pageOf = (env: Record<string, string>) => parseConfig(env).http.page;
    expect([pageOf({}), pageOf({ TRUSTED_DOCUMENTS: 'x.json' }), pageOf({ PAGE: 'false' })]).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => pageOf({ PAGE: 'true', TRUSTED_DOCUMENTS: 'x.json' })).toThrow('PAGE');
  });

  it('refuses GraphiQL without introspection, and with trusted documents', () => {
    for (const env of [{ INTROSPECTION: 'false' }, { ...AWS, TRUSTED_DOCUMENTS: 'x.json' }]) {
      expect(() => parseConfig({ ...env, GRAPHIQL: 'true' })).toThrow('GRAPHIQL is "true": expected false ');
    }
  });

  it('selects AWS only by KMS_MODE, without GraphiQL and with half of the quotas', () => {
    expect(parseConfig({ AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL_KMS: 'http://x' }).kms.mode).toBe('embedded');
    expect(parseConfig({ GATEWAY_CONFIG: 'x' }).kms).toMatchObject({ mode: 'embedded', configFile: 'x' });
    expect(parseConfig({ KMS_MODE: 'aws', AWS_REGION: 'eu-west-1', AWS_ACCOUNT_ID: '444455556666' })).toMatchObject({
      http: { graphiql: false },
      kms: { mode: 'aws', region: 'eu-west-1', accountId: '444455556666', endpoint: null, quotaShare: 0.5 },
    });
  });

  it('reports all problems together', () => {
    const env = { HOST: 'a b', PORT: '70000', KMS_MODE: 'cloud', LOG_LEVEL: 'loud', GRAPHIQL: 'maybe', MAX_DEPTH: '0' };
    const problems = () => parseConfig({ ...env, EMBEDDED_KMS_PORT: '-1', KMS_QUOTA_SHARE: '0' });
    expect(problems).toThrow(ConfigError);
    try {
      problems();
    } catch (error) {
      expect((error as ConfigError).problems.map((problem) => problem.split(' is ')[0])).toEqual([
        'HOST',
        'PORT',
        'KMS_MODE',
        'LOG_LEVEL',
        'GRAPHIQL',
        'MAX_DEPTH',
        'EMBEDDED_KMS_PORT',
        'KMS_QUOTA_SHARE',
      ]);
    }
  });

  it.each([
    ['AWS_REGION', 'Ohio', 'a Region such as us-east-2'],
    ['AWS_ACCOUNT_ID', '1234', 'an account ID of 12 digits'],
    ['AWS_ENDPOINT_URL_KMS', 'kms.local', 'an http or https URL'],
    ['ALLOWED_HOSTS', 'https://kms.example.com', 'host names separated by commas, such as kms.example.com'],
    ['ALLOWED_HOSTS', 'kms.example.com:443', 'host names separated by commas'],
    ['ALLOWED_HOSTS', 'kms.example.com,,b', 'host names separated by commas'],
    ['MAX_CONNECTIONS_PER_ADDRESS', '0', 'a whole number from 1 to 1000000'],
    ['MAX_UNTAKEN_BYTES', '128MB', 'a whole number from 1 to 999999999'],
    ['MAX_BODY_BYTES', '1MB', 'a whole number from 1 to 100000000'],
    ['TRUST_PROXY', 'true', 'the number of proxies in front of the gateway, 1 to 9, or their addresses and networks'],
    ['TRUST_PROXY', '0', 'the number of proxies'],
    ['TRUST_PROXY', '10.0.0.0/33', 'the number of proxies'],
    ['TRUST_PROXY', '10.0.0.0/8/8', 'the number of proxies'],
    ['TRUST_PROXY', '10.0.0.1,', 'the number of proxies'],
    ['TRUST_PROXY', '2001:db8::/129', 'the number of proxies'],
    ['TRUST_PROXY', 'proxy.example.com', 'the number of proxies'],
    ['TRUST_PROXY', 'fe80::1%eth0', 'the number of proxies'],
  ])('says what it expected of %s', (variable, value, expected) => {
    const env = { KMS_MODE: 'aws', AWS_REGION: 'us-east-2', [variable]: value };
    expect(() => parseConfig(env)).toThrow(`${variable} is "${value}": expected ${expected}`);
  });

  it.each(['0.0.0.0/0', '10.0.0.1, ::/0', '::ffff:0.0.0.0/96', '0:0::ffff:a00:1/90'])(
    'trusts not everybody as a proxy (%s)',
    (value) => {
      expect(() => parseConfig({ TRUST_PROXY: value })).toThrow(
        'not /0: with it, all callers could choose their address',
      );
    },
  );

  it('reads the proxy variables for AWS only, in upper and in lower case', () => {
    const proxies = { HTTPS_PROXY: 'http://user:secret@proxy.example.com:3128', no_proxy: '169.254.169.254,.internal' };
    expect(parseConfig({ ...AWS, ...proxies }).kms).toMatchObject({
      proxies: { httpProxy: '', httpsProxy: proxies.HTTPS_PROXY, noProxy: proxies.no_proxy },
    });
    expect(parseConfig({ ...AWS, HTTP_PROXY: 'http://a', http_proxy: 'http://b' }).kms).toMatchObject({
      proxies: { httpProxy: 'http://b', httpsProxy: '', noProxy: '' },
    });
    expect(parseConfig({ ...AWS, NO_PROXY: '*' }).kms).toMatchObject({ proxies: null });
    expect(parseConfig(proxies).kms).not.toHaveProperty('proxies');
    expect(() => parseConfig({ HTTPS_PROXY: 'nonsense' })).not.toThrow();
  });

  it.each([
    ['proxy.example.com:3128', 'proxy.example.com:3128'],
    ['socks5://user:sec/r@t@proxy.example.com', 'socks5://***@proxy.example.com'],
    ['user:secret@proxy.example.com:3128', '***@proxy.example.com:3128'],
  ])('refuses the proxy %s, and hides its password in the message', (value, shown) => {
    expect(() => parseConfig({ ...AWS, HTTPS_PROXY: value })).toThrow(
      `HTTPS_PROXY is "${shown}": expected an http or https URL, such as http://proxy.example.com:3128`,
    );
  });

  it('accepts origins as a browser sends them', () => {
    const env = { CORS_ALLOWED_ORIGINS: 'https://console.example.com, http://127.0.0.1:5173' };
    expect(parseConfig(env).http.corsAllowedOrigins).toEqual(['https://console.example.com', 'http://127.0.0.1:5173']);
  });

  it.each([
    ['*', 'origins by name'],
    ['https://console.example.com,*', 'every page'],
    ['null', 'no path'],
    ['console.example.com', 'no path'],
    ['https://console.example.com/', 'no path'],
    ['https://Console.example.com', 'no path'],
    ['https://console.example.com:443', 'no path'],
    ['https://*.example.com/', 'no path'],
    ['file:///home', 'no path'],
    ['https://console.example.com,', 'no path'],
  ])('refuses the origin %s', (value, why) => {
    const refused = () => parseConfig({ CORS_ALLOWED_ORIGINS: value });
    expect(refused).toThrow(`CORS_ALLOWED_ORIGINS is ${JSON.stringify(value)}: expected origins`);
    expect(refused).toThrow(why);
  });
});
