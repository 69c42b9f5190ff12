import type { IncomingHttpHeaders } from 'node:http';
import { KmsFault } from '../rules/kms-fault.ts';
import { DEFAULT_ACCOUNT_ID } from '../store/defaults.ts';
import { toRootArn } from '../store/kms-arn.ts';
import { parseSessionToken } from '../sts/session-token.ts';

/**
 * The caller of a request, taken from its SigV4 headers. The signature is not checked, because the embedded KMS knows
 * no secret access keys.
 */
export type Caller = {
  readonly accountId: string;
  readonly region: string;
  /** The ARN of the assumed-role session, or of the account's root. */
  readonly arn: string;
  /** The ARN of the IAM role that was assumed, by which policies name it. Null for an account's own credentials. */
  readonly roleArn: string | null;
  readonly sourceIdentity: string | null;
  /** `UserId` in the answer of GetCallerIdentity. */
  readonly userId: string;
};

/**
 * Reads the caller from the Authorization header. Credentials of AssumeRole act in the account of the role. For any
 * other credentials, an access key ID of 12 digits names the account, and other IDs mean the default account. `now` is
 * in epoch milliseconds. Throws the KmsFault that AWS answers for a header that is missing or malformed, and for
 * session credentials that are unknown or expired.
 */
export function parseAuthorization(headers: IncomingHttpHeaders, service: SignedService, now: number): Caller {
  const { authorization: header } = headers;
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
  const { accessKeyId, region } = parseCredential(credential, service);
  const token = headers['x-amz-security-token'];
  return accessKeyId.startsWith('ASIA')
    ? parseRoleCaller(accessKeyId, region, typeof token === 'string' ? token : '', now)
    : toAccountCaller(accessKeyId, region);
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
  return { accessKeyId, region };
}

function toAccountCaller(accessKeyId: string, region: string): Caller {
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
function parseRoleCaller(accessKeyId: string, region: string, token: string, now: number): Caller {
  const session = parseSessionToken(token);
  if (session === null || session.accessKeyId !== accessKeyId) {
    throw new KmsFault('UnrecognizedClientException', 'The security token included in the request is invalid.');
  }
  if (now >= session.expiresAt) {
    throw new KmsFault('ExpiredTokenException', 'The security token included in the request is expired');
  }
  const { accountId, arn, roleArn, sourceIdentity, userId } = session;
  return { accountId, region, arn, roleArn, sourceIdentity, userId };
}

const PARAMETERS = ['Credential', 'Signature', 'SignedHeaders'];
const CREDENTIAL = /Credential=([^,\s]*)/;
const ACCOUNT_ID = /^\d{12}$/;
