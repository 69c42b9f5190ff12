import { z } from 'zod';

// The section `authentication` of a GATEWAY_CONFIG file: how callers say who they are.

export type JwtIssuer = {
  /** Begins the IDs of its callers; null where it is the only one. */
  readonly name: string | null;
  readonly issuer: string;
  readonly audience: readonly [string, ...string[]];
  /** Null: OpenID Connect Discovery tells. */
  readonly jwksUri: string | null;
  readonly algorithms: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly callerClaim: string;
  /** The way to the claim, from outside to inside. */
  readonly groupsClaim: readonly [string, ...string[]];
};

export type ApiKey = {
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  readonly groups: readonly string[];
};

/** Begins the ID of a caller with an API key. */
export const API_KEY_CALLER = 'api-key=';

/** Asymmetric ones alone: with a shared secret, who can check a token can make one. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
] as const;

const text = () => z.string().min(1, 'expected a text that is not empty');
const oneOrMore = (what: string) => z.array(text()).min(1, `expected at least one ${what}`);
const secureUrl = (what: string) =>
  z.string().refine(isSecureUrl, `expected ${what} that begins with https:// (http:// on loopback alone)`);

const TOLERANCE = 'expected a whole number from 0 to 300';

const ISSUER = z.strictObject({
  name: z
    .string()
    .regex(/^[\w+,.@-]{1,16}$/, 'expected 1 to 16 of letters, digits and +,.@-')
    .refine((name) => name !== 'api-key', 'expected another name: api-key= begins the IDs of callers with API keys')
    .optional()
    .describe('Begins the IDs of its callers, as in okta=alice; needed where there are several issuers.'),
  issuer: secureUrl('the URL of the issuer').describe('Exactly what its tokens have as `iss`.'),
  audience: z
    .union([text(), oneOrMore('audience')], { error: 'expected an audience, or a list of some' })
    .describe('What its tokens for the gateway have as `aud`; one of them, where it is a list.'),
  jwksUri: secureUrl('a URL')
    .optional()
    .describe('Where the keys of the issuer are; else what ISSUER/.well-known/openid-configuration says.'),
  algorithms: z
    .array(z.enum(ALGORITHMS, { error: `expected one of ${ALGORITHMS.join(', ')}` }))
    .min(1, 'expected at least one algorithm')
    .optional()
    .describe('The algorithms of signatures to take; RS256 and ES256 where it is not given.'),
  clockToleranceSeconds: z
    .int(TOLERANCE)
    .min(0, TOLERANCE)
    .max(300, TOLERANCE)
    .optional()
    .describe('How far the clocks of the issuer and the gateway may be apart: 0 to 300, 30 where it is not given.'),
  callerClaim: text().optional().describe('The claim that is the ID of the caller; `sub` where it is not given.'),
  groupsClaim: z
    .union([text(), oneOrMore('claim')], { error: 'expected a claim, or a list of claims inside each other' })
    .optional()
    .describe(
      'The claim that lists groups: an array, or a text with spaces between them. Where it is inside of others, the way there, such as ["realm_access", "roles"]. `groups` where it is not given.',
    ),
});

const API_KEY = z.strictObject({
  name: z
    .string()
    .regex(/^[\w+,.@-]{1,48}$/, 'expected 1 to 48 of letters, digits and +,.@-')
    .describe('The ID of the caller is api-key=NAME.'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'expected the SHA-256 of the key: 64 hex digits, lower case')
    .describe('SHA-256 of the key, in hex. The key itself begins with kpg_ and has 43 characters more, at least.'),
  groups: z.array(text()).optional().describe('What it belongs to.'),
});

export const AUTHENTICATION = z
  .strictObject({
    jwt: z.array(ISSUER).optional().describe('The issuers of tokens, such as an OpenID Connect provider.'),
    apiKeys: z.array(API_KEY).optional().describe('Keys for machines.'),
  })
  .superRefine(({ jwt = [], apiKeys = [] }, context) => {
    const issue = (message: string, ...path: PropertyKey[]) => context.addIssue({ code: 'custom', path, message });
    if (jwt.length + apiKeys.length === 0) issue('expected at least one issuer in jwt, or one key in apiKeys');
    if (!isDistinct(jwt.map(({ issuer }) => issuer))) issue('expected each issuer once', 'jwt');
    if (
      jwt.length > 1 &&
      !isDistinct(
        jwt.map(({ name }) => name ?? ''),
        '',
      )
    ) {
      issue('expected each of several issuers to have a name of its own', 'jwt');
    }
    if (!isDistinct(apiKeys.map(({ name }) => name))) issue('expected each name once', 'apiKeys');
    if (!isDistinct(apiKeys.map(({ sha256 }) => sha256))) issue('expected each key once', 'apiKeys');
  });

export type Authentication = { readonly jwt: readonly JwtIssuer[]; readonly apiKeys: readonly ApiKey[] };

/** With what is not given filled in. */
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
    })),
    apiKeys: apiKeys.map(({ groups = [], ...key }) => ({ ...key, groups })),
  };
}

function toList(value: string | readonly string[]): readonly [string, ...string[]] {
  return (typeof value === 'string' ? [value] : value) as [string, ...string[]];
}

function isDistinct(values: readonly string[], none?: string): boolean {
  return new Set(values).size === values.length && (none === undefined || !values.includes(none));
}

/** Who is on the way could exchange the keys of an issuer that is reached over http. */
export function isSecureUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));
}
