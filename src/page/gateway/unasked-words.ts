import type { Failure } from './failure.ts';
import type { FailureWords } from './failure-words.ts';

/**
 * Words for a failure of a call that the gateway did not make, because it does not read the account or the Region: no
 * IAM permission is missing. Null for all others. The schema has the same code for them; the message tells them apart.
 */
export function toUnaskedWords({ kind, requestId, message }: Failure): FailureWords | null {
  if (kind !== 'KmsAccessDeniedException' || requestId !== null) return null;
  const { account, region, disabled } = UNASKED.exec(message)?.groups ?? {};
  if (disabled !== undefined) {
    return {
      title: `${disabled} is not enabled`,
      advice: 'The account has not enabled this Region, so it has no keys there. KMS was not asked.',
    };
  }
  if (account !== undefined) {
    return {
      title: 'The gateway does not know this account',
      advice: `It is not configured for account ${account}, so KMS was not asked, and no IAM permission is missing. Check the account in the link, or let the operator of the gateway add it.`,
    };
  }
  if (region !== undefined) {
    return {
      title: 'The gateway does not read this Region',
      advice: `It is not configured for ${region} of this account, so KMS was not asked, and no IAM permission is missing. Check the Region in the link: it may not even exist. The operator of the gateway can add it.`,
    };
  }
  return null;
}

/** As in the gateway: kms/send.ts. */
const UNASKED =
  /^(?:The gateway is not configured for (?:account (?<account>\d+)|(?<region>[\w-]+) of account)|(?<disabled>[\w-]+) is not enabled in account)/;
