import type { IncomingHttpHeaders } from 'node:http';
import { toRootArn } from './kms-arn.ts';
import { KmsFault } from './kms-fault.ts';
import { parseSessionToken } from './sts/session-token.ts';

/** Who calls, by the SigV4 headers alone: the embedded KMS has no secrets to check a signature with. */
export type Caller = {
  readonly accountId: string;
  readonly region: string;
  /** The assumed role's where there is one, else the account's root. */
  readonly arn: string;
  /** The IAM role behind an assumed role's ARN, as policies name it. */
  readonly roleArn: string | null;
  readonly sourceIdentity: string | null;
  /** What GetCallerIdentity calls UserId. */
  readonly userId: string;
};

export const DEFAULT_ACCOUNT_ID = '111122223333';

/**
 * The account is that of the role for credentials of AssumeRole, else the access key ID where that is 12 digits.
 * `now` is epoch milliseconds. Throws the KmsFault that AWS answers for a header that is missing or broken, and for
 * credentials that are unknown or expired.
 */
export function parseAuthorization(headers: IncomingHttpHeaders, service: 'kms' | 'sts', now: number): Caller {
  const { authorization: header } = headers;
  // The type and text are AWS's; its HTTP status (400 or 403 by service) is [I].
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

/** The service of the credential scope, such as `sts`; null where the header has none. */
export function toSignedService({ authorization = '' }: IncomingHttpHeaders): string | null {
  return CREDENTIAL.exec(authorization)?.[1]?.split('/')[3] ?? null;
}

function parseCredential(credential: string, expected: string) {
  const parts = credential.split('/');
  const [accessKeyId = '', , region = '', service = ''] = parts;
  if (parts.length !== 5 || parts.includes('')) {
    throw new KmsFault(
      'IncompleteSignatureException',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
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

/** ASIA starts the temporary credentials of AWS, too: taken for an account's own, they would show the wrong account's keys. */
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
