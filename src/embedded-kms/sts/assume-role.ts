import { randomBytes } from 'node:crypto';
import { faultInOwnWords, KmsFault } from '../rules/kms-fault.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { validate } from '../wire/validation.ts';
import type { StsContext, XmlElements } from './context.ts';
import type { Role } from './role.ts';
import { parseRoleArn } from './role.ts';
import { type Session, toSessionToken } from './session-token.ts';
import { toBase32, toUniqueId } from './unique-id.ts';

/** Ignores session policies, session tags and MFA: the embedded KMS does not evaluate them. */
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
  if (role === undefined || !mayAssume(role, caller, input.ExternalId))
    throw accessDenied(caller, 'sts:AssumeRole', input.RoleArn);
  if (!context.isEnabledIn(arn.accountId)) throw regionDisabled(caller.region);
  if (changesSourceIdentity(caller, input.SourceIdentity))
    throw accessDenied(caller, 'sts:SetSourceIdentity', input.RoleArn);
  if (seconds > (role.maxSessionDuration ?? DEFAULT_SECONDS)) {
    throw invalid('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.');
  }
  return createResult({
    accessKeyId: `ASIA${toBase32(randomBytes(16))}`,
    accountId: arn.accountId,
    arn: `arn:${arn.partition}:sts::${arn.accountId}:assumed-role/${arn.name}/${input.RoleSessionName}`,
    roleArn: role.arn,
    userId: `${toUniqueId('AROA', role.arn)}:${input.RoleSessionName}`,
    // Role chaining keeps the source identity that an earlier session has set.
    sourceIdentity: input.SourceIdentity ?? caller.sourceIdentity,
    expiresAt: context.now + seconds * 1000,
  });
}

function createResult(session: Session): XmlElements {
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

/** Seconds. The default of DurationSeconds, and of MaxSessionDuration of a role. */
const DEFAULT_SECONDS = 3600;
/** Seconds. The most for a role that is assumed with credentials of another role. */
const MAX_CHAINED_SECONDS = 3600;

/** Source: AWS STS API Reference, "AssumeRole". */
const INPUT = {
  RoleArn: { type: 'string', required: true, min: 20, max: 2048 },
  RoleSessionName: { type: 'string', required: true, min: 2, max: 64, pattern: /[\w+=,.@-]*/ },
  DurationSeconds: { type: 'integer', min: 900, max: 43_200 },
  ExternalId: { type: 'string', min: 2, max: 1224, pattern: /[\w+=,.@:/-]*/ },
  SourceIdentity: { type: 'string', min: 2, max: 64, pattern: /[\w+=,.@-]*/ },
} as const;

function mayAssume(
  { externalId, trusts }: Role,
  { accountId, arn, roleArn }: Caller,
  given: string | undefined,
): boolean {
  if (externalId !== undefined && externalId !== given) return false;
  return (
    trusts === undefined ||
    trusts.some((name) => name === arn || name === roleArn || (ACCOUNT.exec(name)?.[1] ?? name) === accountId)
  );
}

const ACCOUNT = /^arn:aws[a-z-]*:iam::(\d{12}):root$/;

/**
 * A source identity cannot be changed in a role chain. Source: IAM User Guide, "Monitor and control actions taken with
 * assumed roles".
 */
function changesSourceIdentity({ sourceIdentity }: Caller, given: string | undefined): boolean {
  return sourceIdentity !== null && given !== undefined && given !== sourceIdentity;
}

/**
 * The same answer for a role that does not exist and for one that does not trust the caller, as in AWS: it hides which
 * roles exist.
 */
function accessDenied(caller: Caller, action: string, roleArn: string): KmsFault {
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${roleArn}`;
  return new KmsFault('AccessDenied', message, 403);
}

/** Source: AWS STS API Reference, "AssumeRole". */
function regionDisabled(region: string): KmsFault {
  return faultInOwnWords('RegionDisabledException', `STS is not activated in this region for account: ${region}`, 403);
}

function invalid(message: string): KmsFault {
  return new KmsFault('ValidationException', message);
}

/** Inferred: the type for a text that is not a number was not captured. */
function parseInteger(text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw faultInOwnWords('MalformedInput', `'${text}' at 'durationSeconds' is not an integer.`);
}
