import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { API_KEY_CALLER, type JwtIssuer } from '../../config/authentication.ts';
import { invalidToken, type OnUnauthenticated } from './auth-errors.ts';
import type { AuthenticatedCaller } from './authenticated-caller.ts';
import { createKeySets, type TrustedIssuer } from './key-set.ts';
import type { LoadJson } from './load-json.ts';

/** Verifies a token, and returns its caller. Rejects with UNAUTHENTICATED or AUTHENTICATION_UNAVAILABLE. */
export type TokenCheck = (token: string) => Promise<AuthenticatedCaller>;

export type TokenCheckOptions = {
  readonly loadJson: LoadJson;
  readonly log: Logger;
  readonly onUnauthenticated: OnUnauthenticated;
};

/** Creates a function that returns the check for tokens of these issuers. All checks share the keys of an issuer. */
export function createTokenChecks(options: TokenCheckOptions): (issuers: readonly JwtIssuer[]) => TokenCheck {
  const withKeys = createKeySets(options.loadJson, options.log);
  return (issuers) => createTokenCheck(withKeys(issuers), options);
}

function createTokenCheck(
  issuers: readonly TrustedIssuer[],
  { log, onUnauthenticated }: Pick<TokenCheckOptions, 'log' | 'onUnauthenticated'>,
): TokenCheck {
  const known = new Map(issuers.map((trusted) => [trusted.issuer.issuer, trusted]));
  return async (token) => {
    try {
      // Not verified yet: this `iss` only selects the keys. `jwtVerify` checks it.
      const trusted = known.get(decodeJwt(token).iss ?? '');
      if (trusted === undefined) throw new TokenError('UNKNOWN_ISSUER');
      return parseCaller(await verify(token, trusted), trusted.issuer);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) {
        onUnauthenticated('SIGNING_KEYS_UNAVAILABLE');
        throw error;
      }
      onUnauthenticated(error.code);
      // Without the error's message: it can quote the token.
      log.info({ reason: error.code, claim: toClaim(error) }, 'refused a token');
      throw invalidToken(toReason(error));
    }
  };
}

async function verify(token: string, { issuer, keys }: TrustedIssuer): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: issuer.issuer,
    audience: [...issuer.audience],
    algorithms: [...issuer.algorithms],
    clockTolerance: issuer.clockToleranceSeconds,
    requiredClaims: ['exp'],
  });
  return payload;
}

/** The caller that the claims of a verified token name. Throws TokenError. */
function parseCaller(claims: JWTPayload, { name, callerClaim, groupsClaim }: JwtIssuer): AuthenticatedCaller {
  const caller = readClaim(claims, [callerClaim]);
  if (typeof caller !== 'string' || !CALLER.test(caller)) throw new TokenError('NO_CALLER');
  const id = name === null ? caller : `${name}=${caller}`;
  // Without this check, an issuer could impersonate the caller of an API key.
  if (id.startsWith(API_KEY_CALLER)) throw new TokenError('CALLER_LIKE_API_KEY');
  return { id, groups: toGroups(readClaim(claims, groupsClaim)), claims };
}

/** OpenID Connect allows 255 characters. Control and invisible characters could forge log lines. */
const CALLER = /^[^\p{C}]{1,255}$/u;

/** The claim is a list of names, or, like `scope`, a text of names with spaces between them. */
function toGroups(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((name) => name !== '');
  return Array.isArray(claim) ? claim.filter((name) => typeof name === 'string') : [];
}

function readClaim(claims: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? value[name as never] : null,
    claims,
  );
}

/** The gateway refuses the token although jose accepts it. */
class TokenError extends errors.JOSEError {
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The claim that failed the check, such as `aud`. It is one of the checked claims, never a name from the token. */
function toClaim(error: errors.JOSEError): string | null {
  return error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired ? error.claim : null;
}

/** The message for the client. It names only mistakes that the client can fix: details could help an attacker. */
function toReason(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'The token is not valid yet.';
  return 'The token is not valid for this gateway.';
}
