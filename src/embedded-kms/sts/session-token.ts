import { createHash } from 'node:crypto';

/** What AssumeRole gave out. Times are epoch milliseconds. */
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
 * The token says all that there is to know, so nothing is kept for it, and it outlives a restart. It is no secret and
 * no proof, as little as the signature that nobody checks.
 */
export function toSessionToken(session: Session): string {
  const payload = Buffer.from(JSON.stringify(session)).toString('base64');
  return `${toDigest(payload)}${payload}`;
}

/** Null for what is not a session token, or no longer what was given out. */
export function parseSessionToken(token: string): Session | null {
  const payload = token.slice(DIGEST_LENGTH);
  if (payload === '' || toDigest(payload) !== token.slice(0, DIGEST_LENGTH)) return null;
  return JSON.parse(Buffer.from(payload, 'base64').toString());
}

const DIGEST_LENGTH = 16;

function toDigest(payload: string): string {
  return createHash('sha256').update(`embedded KMS session ${payload}`).digest('base64').slice(0, DIGEST_LENGTH);
}
