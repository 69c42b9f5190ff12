import { createHash, randomBytes } from 'node:crypto';
import type { Caller } from '../authorization.ts';
import { KmsFault } from '../kms-fault.ts';
import { validate } from '../validation.ts';
import type { StsContext, XmlElements } from './context.ts';
import type { Role } from './role.ts';
import { parseRoleArn } from './role.ts';
import { toSessionToken } from './session-token.ts';

/** Session policies, session tags and MFA are taken and have no effect: the embedded KMS evaluates no policy. */
export function assumeRole(context: StsContext): XmlElements {
  const { DurationSeconds, ...rest } = context.parameters;
  const input = validate(INPUT, {
    ...rest,
    ...(DurationSeconds !== undefined && { DurationSeconds: parseInteger(DurationSeconds) }),
  });
  const seconds = input.DurationSeconds ?? DEFAULT_SECONDS;
  const { caller } = context;
  if (caller.roleArn !== null && seconds > MAX_CHAINED_SECONDS) {
    throw invalid('The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.');
  }
  const arn = parseRoleArn(input.RoleArn);
  if (arn === null) throw invalid(`${input.RoleArn} is invalid`);
  const role = context.roles.get(input.RoleArn);
  if (role === undefined || !trusts(role, caller, input.ExternalId))
    throw accessDenied(caller, 'sts:AssumeRole', input.RoleArn);
  if (changesSourceIdentity(caller, input.SourceIdentity))
    throw accessDenied(caller, 'sts:SetSourceIdentity', input.RoleArn);
  if (seconds > (role.maxSessionDuration ?? DEFAULT_SECONDS)) {
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  const session = {
    accessKeyId: `ASIA${toBase32(randomBytes(16))}`,
    accountId: arn.accountId,
    arn: `arn:${arn.partition}:sts::${arn.accountId}:assumed-role/${arn.name}/${input.RoleSessionName}`,
    roleArn: role.arn,
    userId: `${toRoleId(role.arn)}:${input.RoleSessionName}`,
    // A source identity, once set, stays over role chaining.
    sourceIdentity: input.SourceIdentity ?? caller.sourceIdentity,
    expiresAt: context.now + (role.sessionSeconds ?? seconds) * 1000,
  };
  return {
    ...(session.sourceIdentity !== null && { SourceIdentity: session.sourceIdentity }),
    AssumedRoleUser: { AssumedRoleId: session.userId, Arn: session.arn },
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: randomBytes(30).toString('base64'),
      SessionToken: toSessionToken(session),
      Expiration: new Date(session.expiresAt).toISOString(),
    },
  };
}

/** Seconds; also what IAM gives a role as its MaxSessionDuration. */
const DEFAULT_SECONDS = 3600;
const MAX_CHAINED_SECONDS = 3600;

/** Source: AWS STS API Reference, "AssumeRole". */
const INPUT = {
  RoleArn: { type: 'string', required: true, min: 20, max: 2048 },
  RoleSessionName: { type: 'string', required: true, min: 2, max: 64, pattern: /[\w+=,.@-]*/ },
  DurationSeconds: { type: 'integer', min: 900, max: 43_200 },
  ExternalId: { type: 'string', min: 2, max: 1224, pattern: /[\w+=,.@:/-]*/ },
  SourceIdentity: { type: 'string', min: 2, max: 64, pattern: /[\w+=,.@-]*/ },
} as const;

function trusts({ externalId, trusts }: Role, { accountId, arn, roleArn }: Caller, given: string | undefined): boolean {
  if (externalId !== undefined && externalId !== given) return false;
  return (
    trusts === undefined ||
    trusts.some((name) => name === arn || name === roleArn || (ACCOUNT.exec(name)?.[1] ?? name) === accountId)
  );
}

const ACCOUNT = /^arn:aws[a-z-]*:iam::(\d{12}):root$/;

/** Source: IAM User Guide, "Monitor and control actions taken with assumed roles": once set, it stays. The words of the refusal are [I]. */
function changesSourceIdentity({ sourceIdentity }: Caller, given: string | undefined): boolean {
  return sourceIdentity !== null && given !== undefined && given !== sourceIdentity;
}

/** An unknown role answers as one that may not be assumed, so that nobody can find out by this which roles there are. */
function accessDenied(caller: Caller, action: string, roleArn: string): KmsFault {
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${roleArn}`;
  return new KmsFault('AccessDenied', message, 403);
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}

/** The text for what is no number is [I]. */
function parseInteger(text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new KmsFault('MalformedInput', `'${text}' at 'durationSeconds' is not an integer.`);
}

/** The same for the same role, as the ID of a role is in IAM. */
function toRoleId(roleArn: string): string {
  return `AROA${toBase32(createHash('sha256').update(roleArn).digest()).slice(0, 17)}`;
}

function toBase32(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.charAt(byte % 32)).join('');
}
