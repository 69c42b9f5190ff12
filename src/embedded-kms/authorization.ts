import { toRootArn } from './kms-arn.ts';
import { KmsFault } from './kms-fault.ts';

/** Who calls, by the SigV4 header alone: the embedded KMS has no secrets to check a signature with. */
export type Caller = { readonly accountId: string; readonly region: string; readonly arn: string };

export const DEFAULT_ACCOUNT_ID = '111122223333';

/** The account is the access key ID where that is 12 digits. Throws the KmsFault that AWS answers for a missing or broken header. */
export function parseAuthorization(header: string | undefined): Caller {
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
  return toCaller(credential);
}

function toCaller(credential: string): Caller {
  const parts = credential.split('/');
  const [accessKeyId = '', , region = '', service = ''] = parts;
  if (parts.length !== 5 || parts.includes('')) {
    throw new KmsFault(
      'IncompleteSignatureException',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    );
  }
  if (service !== 'kms') {
    throw new KmsFault('InvalidSignatureException', "Credential should be scoped to correct service: 'kms'. ");
  }
  const accountId = ACCOUNT_ID.test(accessKeyId) ? accessKeyId : DEFAULT_ACCOUNT_ID;
  return { accountId, region, arn: toRootArn(accountId, region) };
}

const PARAMETERS = ['Credential', 'Signature', 'SignedHeaders'];
const CREDENTIAL = /Credential=([^,\s]*)/;
const ACCOUNT_ID = /^\d{12}$/;
