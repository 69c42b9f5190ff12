import { clip, escapeInvisible } from '../../../json/quote.ts';
import { hidePrincipals } from '../../../kms/failure-message.ts';

/**
 * The code and the message of a failed call, for a message at the start. The service may be another than AWS: its text
 * is clipped, cannot steer a terminal, and does not name the role of the gateway.
 */
export function describeAwsError(code: string, message: string): string {
  const text = message === '' || message === code ? code : `${code}: ${message}`;
  return escapeInvisible(clip(hidePrincipals(text.slice(0, MAX_READ)), MAX_SHOWN));
}

/** Characters that are searched for ARNs. */
const MAX_READ = 4_096;

/** Characters. Enough for AWS's messages about a denied call, whose reason is at the end. */
const MAX_SHOWN = 400;
