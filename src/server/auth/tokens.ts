import { decodeJwt, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Logger } from 'pino';
import { API_KEY_CALLER, type JwtIssuer } from '../../config/authentication.ts';
import type { Identity } from './identity.ts';
import { createKeySet } from './key-set.ts';
import type { LoadJson } from './load-json.ts';
import { invalidToken } from './refusals.ts';

/** Checks a token of one of the issuers. Rejects with UNAUTHENTICATED and AUTHENTICATION_UNAVAILABLE. */
export function createTokens(
  issuers: readonly JwtIssuer[],
  loadJson: LoadJson,
  log: Logger,
): (token: string) => Promise<Identity> {
  const known = new Map(
    issuers.map((issuer) => [issuer.issuer, { issuer, keys: createKeySet(issuer, loadJson, log) }]),
  );
  return async (token) => {
    try {
      // Only to find out whose keys to check it with; the check reads `iss` once more.
      const from = known.get(decodeJwt(token).iss ?? '');
      if (from === undefined) throw new TokenError('UNKNOWN_ISSUER');
      return toIdentity(await verify(token, from), from.issuer);
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      // Without the error's words: some are the token's own, which nobody has verified.
      log.info({ reason: error.code, claim: toClaim(error) }, 'a token was refused');
      throw invalidToken(toReason(error));
    }
  };
}

type Known = { readonly issuer: JwtIssuer; readonly keys: JWTVerifyGetKey };

async function verify(token: string, { issuer, keys }: Known): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, keys, {
    issuer: issuer.issuer,
    audience: [...issuer.audience],
    algorithms: [...issuer.algorithms],
    clockTolerance: issuer.clockToleranceSeconds,
    requiredClaims: ['exp'],
  });
  return payload;
}

function toIdentity(claims: JWTPayload, { name, callerClaim, groupsClaim }: JwtIssuer): Identity {
  const caller = readClaim(claims, [callerClaim]);
  if (typeof caller !== 'string' || !CALLER.test(caller)) throw new TokenError('NO_CALLER');
  const id = name === null ? caller : `${name}=${caller}`;
  // Else an issuer could name somebody as an API key.
  if (id.startsWith(API_KEY_CALLER)) throw new TokenError('CALLER_LIKE_API_KEY');
  return { id, groups: toGroups(readClaim(claims, groupsClaim)), claims };
}

/** OpenID Connect allows a subject 255 characters; what cannot be seen has no place in a log. */
const CALLER = /^[^\p{C}]{1,255}$/u;

/** A list of names, or a text of names with spaces between, as `scope` is. */
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

/** What is wrong with a token beyond what jose checks. */
class TokenError extends errors.JOSEError {
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** One of those that are checked, such as `aud`: never a name of the token's. */
function toClaim(error: errors.JOSEError): string | null {
  return error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired ? error.claim : null;
}

/** Of what is wrong with a token, its owner gets to know what they can mend. */
function toReason(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') return 'The token is not valid yet.';
  return 'The token is not valid for this gateway.';
}
