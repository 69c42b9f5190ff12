import { z } from 'zod';
import { isSecureUrl } from './secure-url.ts';

// `page` of an issuer in the section `authentication`: how people sign in to the page with the issuer.

/** The page as a public client of an issuer. All of it is public: the page tells it to everybody who opens the page. */
export type PageClient = {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** More parameters of each authorization and token request. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Which token the page sends to the gateway. */
  readonly token: 'access' | 'id';
  /** Origins of endpoints of the issuer that differ from its own. The page may send requests to them. */
  readonly origins: readonly string[];
};

const text = (most: number) => z.string().min(1, 'expected a text that is not empty').max(most);

/** The page sets these itself. A second value could weaken the protection by state, nonce and PKCE. */
const RESERVED: ReadonlySet<string> = new Set([
  ...['client_id', 'redirect_uri', 'response_type', 'response_mode', 'scope', 'state', 'nonce', 'prompt'],
  ...['code', 'code_challenge', 'code_challenge_method', 'code_verifier', 'grant_type', 'refresh_token'],
  ...['client_secret', 'client_assertion', 'client_assertion_type', 'request', 'request_uri', 'id_token_hint'],
]);

export const PAGE_CLIENT = z.strictObject({
  clientId: text(255).describe('The client ID of the page: a public client, without a secret, with PKCE.'),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/, 'expected a scope, without spaces'))
    .refine((scopes) => scopes.includes('openid'), 'expected the scope openid, too')
    .optional()
    .describe('The scopes to ask for: `openid` and others. Default: `openid` and `profile`.'),
  parameters: z
    .record(z.string(), text(2048))
    .superRefine((parameters, context) => {
      for (const name of Object.keys(parameters)) {
        const message = findNameProblem(name);
        if (message !== null) context.addIssue({ code: 'custom', path: [name], message });
      }
    })
    .optional()
    .describe(
      'More parameters of each authorization and token request, such as `resource` or `audience`, where the issuer ' +
        'needs one to make tokens for the gateway.',
    ),
  token: z
    .enum(['access', 'id'], { error: 'expected access or id' })
    .optional()
    .describe(
      'Which token the page sends to the gateway. `id` is for issuers whose access tokens are not JWTs; `audience` is ' +
        'then the client ID. Default: `access`.',
    ),
  origins: z
    .array(z.string().refine(isSecureOrigin, 'expected an origin, such as https://tokens.example.com'))
    .optional()
    .describe(
      'Origins of the endpoints of the issuer, if they differ from that of `issuer`. The page may send requests to them.',
    ),
});

/** With its defaults filled in. */
export function toPageClient(page: z.infer<typeof PAGE_CLIENT>): PageClient {
  const { clientId, scopes = ['openid', 'profile'], parameters = {}, token = 'access', origins = [] } = page;
  return { clientId, scopes, parameters, token, origins };
}

function findNameProblem(name: string): string | null {
  if (RESERVED.has(name)) return 'expected another parameter: the page sets this one';
  return /^[a-z][\w.-]{0,63}$/.test(name) ? null : 'expected the name of a parameter, such as resource';
}

/** An origin as browsers write it. It goes into a header, the Content-Security-Policy. */
function isSecureOrigin(text: string): boolean {
  return isSecureUrl(text) && new URL(text).origin === text;
}
