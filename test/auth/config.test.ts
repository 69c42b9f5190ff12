import { describe, expect, it } from 'vitest';
import { parseGatewayConfig } from '../../src/config/gateway-file.ts';
import { EVERYTHING } from './_gateway.ts';

const ISSUER = { issuer: 'https://login.example.com', audience: 'kms' };
const KEY = { name: 'ci', sha256: 'a'.repeat(64) };
const authorization = { rules: [EVERYTHING] };

/** All problems of a file with these, one line each. */
function problemsOf(file: object): string[] {
  try {
    parseGatewayConfig(JSON.stringify(file));
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('the access sections of a gateway configuration', () => {
  it('have defaults for optional fields', () => {
    const authentication = { jwt: [ISSUER], apiKeys: [KEY] };
    const { accounts, access } = parseGatewayConfig(JSON.stringify({ authentication, authorization }));
    expect(accounts).toBeNull();
    expect(access).toEqual({
      jwt: [
        {
          name: null,
          issuer: 'https://login.example.com',
          audience: ['kms'],
          jwksUri: null,
          algorithms: ['RS256', 'ES256'],
          clockToleranceSeconds: 30,
          callerClaim: 'sub',
          groupsClaim: ['groups'],
          page: null,
        },
      ],
      apiKeys: [{ ...KEY, groups: [] }],
      rules: [EVERYTHING],
    });
  });

  it('have what the page needs for a sign-in, with defaults', () => {
    const page = { clientId: 'kms-page' };
    const authentication = { jwt: [{ ...ISSUER, page }] };
    const { access } = parseGatewayConfig(JSON.stringify({ authentication, authorization }));
    expect(access?.jwt[0]?.page).toEqual({
      clientId: 'kms-page',
      scopes: ['openid', 'profile'],
      parameters: {},
      token: 'access',
      origins: [],
    });
  });

  it('report what the page must not be told', () => {
    const page = {
      clientId: '',
      scopes: ['a b'],
      parameters: { state: 'fixed', 'x y': 'z' },
      token: 'refresh',
      origins: [
        'https://tokens.example.com/',
        "https://a.example; script-src 'unsafe-inline'",
        'http://tokens.example.com',
      ],
      clientSecret: 'secret',
    };
    const origin = 'expected an origin, such as https://tokens.example.com';
    expect(problemsOf({ authentication: { jwt: [{ ...ISSUER, page }] }, authorization }).toSorted()).toEqual(
      [
        'clientId: expected a text that is not empty',
        'scopes/0: expected a scope, without spaces',
        'scopes: expected the scope openid, too',
        'parameters/state: expected another parameter: the page sets this one',
        'parameters/x y: expected the name of a parameter, such as resource',
        'token: expected access or id',
        `origins/0: ${origin}`,
        `origins/1: ${origin}`,
        `origins/2: ${origin}`,
      ]
        .map((problem) => `/authentication/jwt/0/page/${problem}`)
        .concat('/authentication/jwt/0/page: Unrecognized key: "clientSecret"')
        .toSorted(),
    );
  });

  it('report all problems at once, each with its place', () => {
    const jwt = [
      {
        issuer: 'http://login.example.com',
        audience: [],
        algorithms: ['HS256'],
        clockToleranceSeconds: 301,
        jwksUri: 'x',
      },
      { ...ISSUER, name: 'api-key', algorithms: ['none'] },
    ];
    const apiKeys = [{ name: 'a b', sha256: 'secret' }];
    const rules = [
      { ...EVERYTHING, to: {}, accounts: ['12'], regions: ['Ohio'], permissions: ['key:write'] },
      { ...EVERYTHING, to: 'all', permissions: [] },
    ];
    const algorithms = 'expected one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519';
    const to = 'expected "everyone", or groups, callers or claims (a caller must meet all that are given)';
    expect(problemsOf({ authentication: { jwt, apiKeys }, authorization: { rules } })).toEqual([
      '/authentication/jwt/0/issuer: expected the URL of the issuer that begins with https:// (http:// only for loopback)',
      '/authentication/jwt/0/audience: expected at least one audience',
      '/authentication/jwt/0/jwksUri: expected a URL that begins with https:// (http:// only for loopback)',
      `/authentication/jwt/0/algorithms/0: ${algorithms}`,
      '/authentication/jwt/0/clockToleranceSeconds: expected a whole number from 0 to 300',
      expect.stringMatching(/^\/authentication\/jwt\/1\/name: expected another name/),
      `/authentication/jwt/1/algorithms/0: ${algorithms}`,
      '/authentication/apiKeys/0/name: expected 1 to 48 of letters, digits and +,.@-',
      '/authentication/apiKeys/0/sha256: expected the SHA-256 of the key: 64 hex digits, lower case',
      `/authorization/rules/0/to: ${to}`,
      '/authorization/rules/0/accounts/0: expected an account ID of 12 digits',
      '/authorization/rules/0/regions/0: expected a Region such as us-east-2',
      '/authorization/rules/0/permissions/0: expected one of key:read, policy:read, grant:read, policy:write',
      `/authorization/rules/1/to: ${to}`,
      '/authorization/rules/1/permissions: expected at least one permission',
    ]);
  });

  it.each([
    [
      'no authorization',
      { authentication: { jwt: [ISSUER] } },
      /^\/authorization: expected the rules of what callers may read; \{"rules":\[\{"to":"everyone",.* lets all of them read everything$/,
    ],
    [
      'authorization alone',
      { accounts: [{ accountId: '111122223333', regions: ['us-east-2'] }], authorization },
      /^\/authentication: expected how callers authenticate/,
    ],
    [
      'nobody who could ask',
      { authentication: { jwt: [] }, authorization },
      /^\/authentication: expected at least one issuer in jwt, or one key in apiKeys/,
    ],
    [
      'one issuer twice',
      {
        authentication: {
          jwt: [
            { ...ISSUER, name: 'a' },
            { ...ISSUER, name: 'b' },
          ],
        },
        authorization,
      },
      /^\/authentication\/jwt: expected each issuer once/,
    ],
    [
      'two issuers without names',
      { authentication: { jwt: [ISSUER, { ...ISSUER, issuer: 'https://b.example' }] }, authorization },
      /^\/authentication\/jwt: expected a different name for each of several issuers/,
    ],
    [
      'two issuers of one name',
      {
        authentication: {
          jwt: [
            { ...ISSUER, name: 'a' },
            { ...ISSUER, name: 'a', issuer: 'https://b.example' },
          ],
        },
        authorization,
      },
      /^\/authentication\/jwt: expected a different name for each of several issuers/,
    ],
    [
      'two keys of one name',
      { authentication: { apiKeys: [KEY, { ...KEY, sha256: 'b'.repeat(64) }] }, authorization },
      /^\/authentication\/apiKeys: expected each name once/,
    ],
    [
      'one key twice',
      { authentication: { apiKeys: [KEY, { ...KEY, name: 'b' }] }, authorization },
      /^\/authentication\/apiKeys: expected each key once/,
    ],
    [
      'a grant of an account that is not read',
      {
        accounts: [{ accountId: '111122223333', regions: ['us-east-2'] }],
        authentication: { apiKeys: [KEY] },
        authorization: { rules: [{ ...EVERYTHING, accounts: ['444455556666'] }] },
      },
      /^\/authorization\/rules\/0\/accounts: expected accounts that \/accounts names/,
    ],
    [
      'a SourceIdentity without a role',
      {
        accounts: [{ accountId: '111122223333', regions: ['us-east-2'], sourceIdentity: true }],
        authentication: { apiKeys: [KEY] },
        authorization,
      },
      /^\/accounts\/0\/sourceIdentity: expected roleArn, too/,
    ],
    [
      'a SourceIdentity of nobody',
      {
        accounts: [
          {
            accountId: '111122223333',
            regions: ['us-east-2'],
            sourceIdentity: true,
            roleArn: 'arn:aws:iam::111122223333:role/x',
          },
        ],
      },
      /^\/accounts\/0\/sourceIdentity: expected authentication, too/,
    ],
    [
      'grants instead of rules',
      { authentication: { apiKeys: [KEY] }, authorization: { ...authorization, grants: [EVERYTHING] } },
      /^\/authorization: unknown key "grants": the rules are called "rules"$/,
    ],
    ['nothing', {}, /^\/accounts: expected the accounts to read/],
  ])('with %s are refused', (_, file, problem) => {
    expect(problemsOf(file)).toEqual([expect.stringMatching(problem)]);
  });

  it.each([
    ['https://login.example.com/tenant', true],
    ['http://127.0.0.1:8080', true],
    ['http://localhost', true],
    ['http://[::1]:1', true],
    ['http://127.0.0.1.example.com', false],
    ['http://localhost.example.com', false],
    ['http://10.0.0.1', false],
    ['https://user:secret@login.example.com', false],
    ['ftp://login.example.com', false],
    ['login.example.com', false],
  ])('accept the issuer %s: %s', (issuer, good) => {
    const file = { authentication: { jwt: [{ ...ISSUER, issuer }] }, authorization };
    expect(problemsOf(file).length === 0).toBe(good);
  });
});
