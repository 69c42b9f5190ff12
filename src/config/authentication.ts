import { z } from 'zod';
import { PAGE_CLIENT, type PageClient, toPageClient } from './page-client.ts';
import { isSecureUrl } from './secure-url.ts';

// The section `authentication` of a GATEWAY_CONFIG file: how callers authenticate.

export type JwtIssuer = {
  /** Prefix of the IDs of its callers. Null if there is one issuer only. */
  readonly name: string | null;
  readonly issuer: string;
  readonly audience: readonly [string, ...string[]];
  /** Null: found by OpenID Connect Discovery. */
  readonly jwksUri: string | null;
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly callerClaim: string;
  /** The path to the claim, from the outermost object to the innermost. */
  readonly groupsClaim: readonly [string, ...string[]];
  /** How people sign in to the page with this issuer. Null: they cannot. */
  readonly page: PageClient | null;
};

export type ApiKey = {
  readonly name: string;
  /** SHA-256 of the API key, in hexadecimal. */
  readonly sha256: string;
  readonly groups: readonly string[];
};

/** Prefix of the ID of a caller that has an API key. */
export const API_KEY_CALLER = 'api-key=';

/** Asymmetric algorithms only: with a shared secret, everybody who can verify a token can also forge one. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const text = () => z.string().min(1, 'expected a text that is not empty');
const oneOrMore = (what: string) => z.array(text()).min(1, `expected at least one ${what}`);
const secureUrl = (what: string) =>
  z.string().refine(isSecureUrl, `expected ${what} that begins with https:// (http:// only for loopback)`);

const TOLERANCE = 'expected a whole number from 0 to 300';

const ISSUER = z.strictObject({
  name: z
    .string()
    .regex(/^[\w+,.@-]{1,16}$/, 'expected 1 to 16 of letters, digits and +,.@-')
    .refine((name) => name !== 'api-key', 'expected another name: the IDs of callers with API keys begin with api-key=')
    .optional()
    .describe('Prefix of the IDs of its callers, as in okta=alice. Required if there are several issuers.'),
  issuer: secureUrl('the URL of the issuer').describe('The `iss` of its tokens, exactly.'),
  audience: z
    .union([text(), oneOrMore('audience')], { error: 'expected an audience, or a list of audiences' })
    .describe('The `aud` of its tokens for the gateway. If this is a list: one of the list.'),
  jwksUri: secureUrl('a URL')
    .optional()
    .describe(
      'The URL of the signing keys of the issuer. Default: the URL in ISSUER/.well-known/openid-configuration.',
    ),
  algorithms: z
    .array(z.enum(ALGORITHMS, { error: `expected one of ${ALGORITHMS.join(', ')}` }))
    .min(1, 'expected at least one algorithm')
    .optional()
    .describe('The signature algorithms to accept. Default: RS256 and ES256.'),
  clockToleranceSeconds: z
    .int(TOLERANCE)
    .min(0, TOLERANCE)
    .max(300, TOLERANCE)
    .optional()
    .describe('The most seconds by which the clocks of issuer and gateway may differ: 0 to 300. Default: 30.'),
  callerClaim: text().optional().describe('The claim that has the ID of the caller. Default: `sub`.'),
  groupsClaim: z
    .union([text(), oneOrMore('claim')], { error: 'expected a claim, or a list of nested claims' })
    .optional()
    .describe(
      'The claim that lists the groups: an array, or a text with spaces between the groups. ' +
        'For a nested claim, the path to it, such as ["realm_access", "roles"]. Default: `groups`.',
    ),
  page: PAGE_CLIENT.optional().describe('How people sign in to the page with this issuer. Default: they cannot.'),
});

const API_KEY = z.strictObject({
  name: z
    .string()
    .regex(/^[\w+,.@-]{1,48}$/, 'expected 1 to 48 of letters, digits and +,.@-')
    .describe('The ID of the caller is api-key=NAME.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected the SHA-256 of the key: 64 hex digits, lower case')
    .describe('SHA-256 of the API key, in hexadecimal. The API key is kpg_ and at least 43 more characters.'),
  groups: z.array(text()).optional().describe('The groups that the caller belongs to.'),
});

export const AUTHENTICATION = z
  .strictObject({
    jwt: z.array(ISSUER).optional().describe('The issuers of tokens (JWT), such as an OpenID Connect provider.'),
    apiKeys: z.array(API_KEY).optional().describe('API keys, for machines.'),
  })
  .superRefine(({ jwt = [], apiKeys = [] }, context) => {
    const issue = (message: string, ...path: PropertyKey[]) => context.addIssue({ code: 'custom', path, message });
    if (jwt.length + apiKeys.length === 0) issue('expected at least one issuer in jwt, or one key in apiKeys');
    if (!isDistinct(jwt.map(({ issuer }) => issuer))) issue('expected each issuer once', 'jwt');
    const names = jwt.map(({ name }) => name ?? '');
    if (jwt.length > 1 && (names.includes('') || !isDistinct(names))) {
      issue('expected a different name for each of several issuers', 'jwt');
    }
    if (!isDistinct(apiKeys.map(({ name }) => name))) issue('expected each name once', 'apiKeys');
    if (!isDistinct(apiKeys.map(({ sha256 }) => sha256))) issue('expected each key once', 'apiKeys');
  });

export type Authentication = { readonly jwt: readonly JwtIssuer[]; readonly apiKeys: readonly ApiKey[] };

/** The section with its defaults filled in. */
export function toAuthentication({ jwt = [], apiKeys = [] }: z.infer<typeof AUTHENTICATION>): Authentication {
  return {
    jwt: jwt.map((issuer) => ({
      name: issuer.name ?? null,
      issuer: issuer.issuer,
      audience: toList(issuer.audience),
      jwksUri: issuer.jwksUri ?? null,
      algorithms: issuer.algorithms ?? ['RS256', 'ES256'],
      clockToleranceSeconds: issuer.clockToleranceSeconds ?? 30,
      callerClaim: issuer.callerClaim ?? 'sub',
      groupsClaim: toList(issuer.groupsClaim ?? 'groups'),
      page: issuer.page === undefined ? null : toPageClient(issuer.page),
    })),
    apiKeys: apiKeys.map(({ groups = [], ...key }) => ({ ...key, groups })),
  };
}

function toList(value: string | readonly string[]): readonly [string, ...string[]] {
  return (typeof value === 'string' ? [value] : value) as [string, ...string[]];
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
