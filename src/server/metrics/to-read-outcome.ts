import { isAccessDenied, isThrottlingCode, type KmsFailure } from '../../kms/exceptions.ts';
import { REFUSED_CREDENTIALS } from '../../kms/failure-codes.ts';

/**
 * What became of a read of a key policy. `refused`: the gateway did not ask KMS, because the caller may not read the
 * policy, or because the account or Region is not configured. `denied`: AWS did not let the gateway read it.
 */
export function toReadOutcome(failure: KmsFailure | null, wasSent: boolean): string {
  if (failure === null) return 'success';
  const { code } = failure;
  if (isAccessDenied(code)) return wasSent ? 'denied' : 'refused';
  if (isThrottlingCode(code)) return 'throttled';
  if (code === 'CredentialsUnavailable' || REFUSED_CREDENTIALS.has(code)) return 'credentials';
  if (MISSING.has(code)) return 'not_found';
  return failure.retryable ? 'unavailable' : 'other';
}

/** The key or its policy does not exist, or the client has named no key. */
const MISSING = new Set(['NotFoundException', 'InvalidArnException', 'ValidationException']);
