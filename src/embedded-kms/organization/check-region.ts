import { KmsFault } from '../rules/kms-fault.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { isEnabled, type Organization } from './organization.ts';

/** In a Region that is not enabled in an account, AWS does not know the credentials of the account. Throws KmsFault. */
export function checkRegion(organization: Organization | null, { accountId, region }: Caller): void {
  if (isEnabled(organization, accountId, region)) return;
  throw new KmsFault('UnrecognizedClientException', 'The security token included in the request is invalid.');
}
