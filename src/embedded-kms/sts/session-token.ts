import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseRoleArn } from './role.ts';

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

/** Null for a text that is not a session token, or that was changed. Anybody can make a token with the right digest. */
export function parseSessionToken(token: string): Session | null {
  const payload = token.slice(DIGEST_LENGTH);
  if (payload === '' || toDigest(payload) !== token.slice(0, DIGEST_LENGTH)) return null;
  try {
    return SESSION.parse(JSON.parse(Buffer.from(payload, 'base64').toString()));
  } catch {
    return null;
  }
}

const TEXT = z.string().min(1);

const SESSION: z.ZodType<Session> = z
  .object({
    accessKeyId: TEXT,
    accountId: TEXT,
    arn: TEXT,
    roleArn: TEXT,
    userId: TEXT,
    sourceIdentity: TEXT.nullable(),
    expiresAt: z.number(),
  })
  .refine(({ accountId, arn, roleArn }) => {
    const role = parseRoleArn(roleArn);
    const prefix = `arn:${role?.partition}:sts::${accountId}:assumed-role/${role?.name}/`;
    return role?.accountId === accountId && arn.startsWith(prefix);
  });

const DIGEST_LENGTH = 16;

function toDigest(payload: string): string {
  return createHash('sha256').update(`embedded KMS session ${payload}`).digest('base64').slice(0, DIGEST_LENGTH);
}
