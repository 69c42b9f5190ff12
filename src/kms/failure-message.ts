import { clip } from '../json/quote.ts';
import { type DenialReason, toDenialWords } from './denial-reason.ts';
import { ACCESS_DENIED, REFUSED_CREDENTIALS } from './failure-codes.ts';
import { isTooLarge } from './network-codes.ts';
import { suggestAlias } from './suggest-alias.ts';

/** The call that failed, for the message. */
export type FailedCall = { readonly operation: string; readonly keyId: string | null };

/** The members that the SDK adds to an error. Only modelled exceptions have classes, so `name` distinguishes them. */
export type SdkError = Error & {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
};

/** The message of AWS, except if it is empty, or could contain the gateway's role or a host name. */
export function toFailureMessage(
  code: string,
  error: SdkError,
  { operation, keyId }: FailedCall,
  reason: DenialReason | null,
): string {
  const on = keyId === null ? '' : ` on ${clip(keyId)}`;
  if (ACCESS_DENIED.has(code)) {
    return `The gateway is not authorized to perform kms:${operation}${on}${toDenialWords(reason)}.`;
  }
  if (code === 'Timeout') return `KMS did not answer ${operation} in time.`;
  if (code === 'ConnectionFailed') return `The connection to KMS failed during ${operation}.`;
  if (code === 'CredentialsUnavailable') return `The gateway has no AWS credentials to call ${operation} with.`;
  if (isClockSkew(code, error)) return `AWS refused ${operation}: the clock of the gateway is wrong (${code}).`;
  if (REFUSED_CREDENTIALS.has(code)) return `AWS refused the credentials of the gateway (${code}).`;
  if (isTooLarge(error.code)) return `KMS sent an answer to ${operation} that is larger than 1 MiB.`;
  if (code === 'BrokenAnswer') return `KMS sent an answer to ${operation} that cannot be read${statusOf(error)}.`;
  const message = hidePrincipals(cut(String(error.message ?? '')));
  if (message === '' || message === 'UnknownError') return `KMS answered ${operation} with ${code}.`;
  const suggestion = suggestAlias(code, keyId);
  return suggestion === null ? message : `${message.replace(/\.?$/, '.')} ${suggestion}`;
}

function cut(message: string): string {
  return message.length <= MAX_MESSAGE ? message : `${message.slice(0, MAX_MESSAGE - 1)}…`;
}

const MAX_MESSAGE = 1_000;

/** True if the gateway's clock is wrong. The SDK then corrects its clock from the answer, so a retry may succeed. */
export function isClockSkew(code: string, { message }: Error): boolean {
  return (
    code === 'RequestTimeTooSkewed' ||
    (code === 'InvalidSignatureException' && /expired|not yet current/.test(String(message)))
  );
}

function statusOf(error: SdkError): string {
  const status = error.$metadata?.httpStatusCode;
  return status === undefined || status === 200 ? '' : ` (HTTP ${status})`;
}

/** A message of AWS without the ARN of the gateway's role, or of another principal. */
export function hidePrincipals(message: string): string {
  return message.replaceAll(PRINCIPAL_ARN, 'the gateway');
}

const PRINCIPAL_ARN = /arn:aws[\w-]*:(?:iam|sts)::\S+/g;
