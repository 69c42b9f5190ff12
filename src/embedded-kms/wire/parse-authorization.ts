import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { toCallerConditionKeys } from '../enforcement/caller-condition-keys.ts';
import type { ConditionKeys, Principal } from '../enforcement/principals.ts';
import { KmsFault } from '../rules/kms-fault.ts';
import { DEFAULT_ACCOUNT_ID } from '../store/defaults.ts';
import { toPartition, toRootArn } from '../store/kms-arn.ts';
import { parseRoleArn } from '../sts/role.ts';
import { parseSessionToken } from '../sts/session-token.ts';
import { toUniqueId } from '../sts/unique-id.ts';
import type { KmsState } from './kms-state.ts';

/**
 * The caller of a request, taken from its SigV4 headers. The signature is not checked, because the embedded KMS knows
 * no secret access keys.
 */
export type Caller = {
  readonly accountId: string;
  readonly region: string;
  /** The ARN of the user, of the assumed-role session, or of the account's root. */
  readonly arn: string;
  /** The ARN of the IAM role that was assumed, by which policies name it. Null for a user and an account's root. */
  readonly roleArn: string | null;
  readonly sourceIdentity: string | null;
  /** `UserId` in the answer of GetCallerIdentity. */
  readonly userId: string;
  /** The condition keys that all of its requests over this connection have. */
  readonly conditionKeys: ConditionKeys;
};

/** A caller before its condition keys are known, which follow from it. */
type BareCaller = Omit<Caller, 'conditionKeys'>;

/**
 * Reads the caller from the Authorization header. Credentials of AssumeRole act in the account of the role. An access
 * key ID of the seed names its user or role. For any other credentials, an access key ID of 12 digits names the account,
 * and other IDs mean the default account; with enforcement they are unknown. Throws the KmsFault that AWS answers for a
 * header that is missing or malformed, and for credentials that are unknown or expired.
 */
export function parseAuthorization(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  service: SignedService,
  state: Pick<KmsState, 'now' | 'principals' | 'enforce'>,
): Caller {
  const { accessKeyId, region } = parseHeader(headers.authorization, service);
  const known = findCaller(accessKeyId, region, headers['x-amz-security-token'], state);
  const principal = state.principals.find(known.roleArn ?? known.arn);
  return { ...known, conditionKeys: toCallerConditionKeys(known, { headers, socket }, principal) };
}

function parseHeader(header: string | undefined, service: SignedService) {
  // Type and text are AWS's. Inferred: its HTTP status was not captured. We send 400 for KMS and 403 for STS.
  if (header === undefined || header.trim() === '') {
    throw new KmsFault('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  if (!header.startsWith('AWS4-HMAC-SHA256 ')) {
    throw new KmsFault('IncompleteSignatureException', `Unsupported AWS 'algorithm': '${header.split(' ', 1)[0]}'.`);
  }
  const credential = CREDENTIAL.exec(header)?.[1];
  const missing = PARAMETERS.filter((name) => !header.includes(`${name}=`));
  if (credential === undefined || missing.length > 0) {
    const texts = missing.map((name) => `Authorization header requires '${name}' parameter.`);
    throw new KmsFault('IncompleteSignatureException', `${texts.join(' ')} Authorization=${header}`);
  }
  return parseCredential(credential, service);
}

function findCaller(
  accessKeyId: string,
  region: string,
  token: string | string[] | undefined,
  { now, principals, enforce }: Pick<KmsState, 'now' | 'principals' | 'enforce'>,
): BareCaller {
  if (accessKeyId.startsWith('ASIA')) {
    return parseRoleCaller(accessKeyId, region, typeof token === 'string' ? token : '', now());
  }
  const principal = principals.findByAccessKey(accessKeyId);
  if (principal !== undefined) return toPrincipalCaller(principal, accessKeyId, region);
  if (enforce && !ACCOUNT_ID.test(accessKeyId)) throw unrecognized();
  return toAccountCaller(accessKeyId, region);
}

/** The services that the embedded KMS serves, by their names in signatures. */
type SignedService = 'kms' | 'sts' | 'organizations' | 'account';

/** The service in the credential scope, such as `sts`. Null if the request has no credential scope. */
export function toSignedService({ authorization = '' }: IncomingHttpHeaders): string | null {
  return CREDENTIAL.exec(authorization)?.[1]?.split('/')[3] ?? null;
}

function parseCredential(credential: string, expected: string) {
  const parts = credential.split('/');
  const [accessKeyId = '', , region = '', service = ''] = parts;
  if (parts.length !== 5 || parts.includes('')) {
    throw new KmsFault(
      'IncompleteSignatureException',
      'Credential must have exactly 5 slash-delimited elements, ' +
        `e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  if (service !== expected) {
    throw new KmsFault('InvalidSignatureException', `Credential should be scoped to correct service: '${expected}'. `);
  }
  // AWS accepts the Region of its endpoint only. This server is in all Regions, and does not know those of next year.
  if (!REGION_NAME.test(region)) {
    throw new KmsFault('InvalidSignatureException', 'Credential should be scoped to a valid region. ');
  }
  return { accessKeyId, region };
}

/** An access key of a role acts as a session of the role, as the credentials of a service that runs with the role do. */
function toPrincipalCaller({ arn }: Principal, accessKeyId: string, region: string): BareCaller {
  const [, partition, , , accountId = ''] = arn.split(':');
  if (partition !== toPartition(region)) throw unrecognized();
  const role = parseRoleArn(arn);
  const known = { accountId, region, sourceIdentity: null };
  if (role === null) return { ...known, arn, roleArn: null, userId: toUniqueId('AIDA', arn) };
  const session = accessKeyId.slice(0, MAX_SESSION_NAME);
  const sessionArn = `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/${session}`;
  return { ...known, arn: sessionArn, roleArn: arn, userId: `${toUniqueId('AROA', arn)}:${session}` };
}

/** Characters. */
const MAX_SESSION_NAME = 64;

function unrecognized(): KmsFault {
  return new KmsFault('UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function toAccountCaller(accessKeyId: string, region: string): BareCaller {
  const accountId = ACCOUNT_ID.test(accessKeyId) ? accessKeyId : DEFAULT_ACCOUNT_ID;
  return {
    accountId,
    region,
    arn: toRootArn(accountId, region),
    roleArn: null,
    sourceIdentity: null,
    userId: accountId,
  };
}

/**
 * Access key IDs that start with ASIA must come with a session token of ours. Temporary credentials of AWS start with
 * ASIA, too: accepted without the token, they would act in the default account and show the wrong keys.
 */
function parseRoleCaller(accessKeyId: string, region: string, token: string, now: number): BareCaller {
  const session = parseSessionToken(token);
  if (session === null || session.accessKeyId !== accessKeyId) throw unrecognized();
  if (now >= session.expiresAt) {
    throw new KmsFault('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const { accountId, arn, roleArn, sourceIdentity, userId } = session;
  return { accountId, region, arn, roleArn, sourceIdentity, userId };
}

const PARAMETERS = ['Credential', 'Signature', 'SignedHeaders'];
const CREDENTIAL = /Credential=([^,\s]*)/;
const ACCOUNT_ID = /^\d{12}$/;
const REGION_NAME = /^[a-z]{2,8}(-[a-z]{2,12}){1,3}-[0-9]{1,2}$/;
