import { KmsError, type KmsFailure, toKmsError } from '../exceptions.ts';
import { ExpectedError } from '../expected-error.ts';

/** An answer that AWS would not give, such as a list without an end. */
export class DiscoveryError extends ExpectedError {
  constructor(code: 'BrokenAnswer' | 'TooManyPages' | 'TooManyAccounts', message: string = code) {
    super(message);
    this.name = code;
  }
}

/**
 * Why `action` failed, for the log: with the code of AWS or of the gateway, but without AWS's message, which names
 * roles. If a role could not be assumed, that is the reason.
 */
export function toReason(error: unknown, action: string): string {
  if (error instanceof KmsError) return error.message;
  const code = toCode(error);
  if (code === 'Timeout') return `AWS did not answer ${action} in time.`;
  if (code === 'ConnectionFailed') return `The connection to AWS failed during ${action}.`;
  if (code === 'AccessDeniedException') return `AWS denied ${action}.`;
  const isExplained = error instanceof DiscoveryError && error.message !== code;
  return `${action} failed (${isExplained ? `${code}: ${error.message}` : code}).`;
}

/** The same for clients: `account` has only its home Region, because its Regions could not be listed. */
export function toRegionsFailure(error: unknown, accountId: string): KmsFailure {
  const known = toKmsError(error, { operation: LIST_REGIONS, keyId: null });
  const reason = toReason(error, `account:${LIST_REGIONS}`);
  return new KmsError({
    ...(known instanceof KmsError ? known.failure : { code: 'BrokenAnswer', operation: LIST_REGIONS }),
    ...(!(error instanceof KmsError) && { permission: `account:${LIST_REGIONS}` }),
    message: `${reason} So the enabled Regions of account ${accountId} are not known, and only the home Region is read.`,
  }).failure;
}

const LIST_REGIONS = 'ListRegions';

/** The code of AWS or of the gateway, such as AccessDeniedException or Timeout. */
export function toCode(error: unknown): string {
  if (error instanceof DiscoveryError) return error.name;
  const known = toKmsError(error, { operation: '', keyId: null });
  if (known instanceof KmsError) return known.failure.code;
  return error instanceof Error ? error.name : 'Error';
}
