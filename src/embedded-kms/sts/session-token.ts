import { createHash } from 'node:crypto';

/** The session of credentials that AssumeRole gave out. `expiresAt` is in epoch milliseconds. */
export type Session = {
  readonly accessKeyId: string;
  readonly accountId: string;
  /** `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`. */
  readonly arn: string;
  readonly roleArn: string;
  readonly userId: string;
  readonly sourceIdentity: string | null;
  readonly expiresAt: number;
};

/**
 * The token contains the whole session, so that no session has to be stored and credentials stay valid after a restart.
 * The token is not secret, and it proves nothing: anybody can make one. The embedded KMS checks no signature either.
 */
export function toSessionToken(session: Session): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64');
  return `${toDigest(payload)}${payload}`;
}

/** Null for a text that is not a session token, or that was changed. */
export function parseSessionToken(token: string): Session | null {
  const payload = token.slice(DIGEST_LENGTH);
  if (payload === '' || toDigest(payload) !== token.slice(0, DIGEST_LENGTH)) return null;
  return JSON.parse(Buffer.from(payload, 'base64').toString());
}

const DIGEST_LENGTH = 16;

function toDigest(payload: string): string {
  return createHash('sha256').update(`embedded KMS session ${payload}`).digest('base64').slice(0, DIGEST_LENGTH);
}
