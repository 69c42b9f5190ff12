import { quote } from '../../json/quote.ts';
import { findAction } from '../tables/actions.ts';
import { RequestError } from './request-principal.ts';

/** Characters. Source: IAM User Guide, "IAM and AWS STS quotas". */
const MAX_ACTION = 128;

/**
 * The action in AWS's spelling, with its prefix. An action that AWS added later keeps the spelling of the caller.
 * Throws RequestError.
 */
export function parseRequestAction(text: string): string {
  if (text.length > MAX_ACTION) {
    throw new RequestError(`action has ${text.length} characters: expected at most ${MAX_ACTION}.`);
  }
  const known = findAction(text);
  if (known !== undefined) return known.name;
  if (/[*?]/.test(text)) throw refused(text, 'it has a wildcard, and a question is about one action');
  if (/^(kms:)?reencrypt$/i.test(text)) {
    throw refused(text, 'it is two actions, kms:ReEncryptFrom for the source key and kms:ReEncryptTo for the other');
  }
  const name = /^(?:kms:)?(?<name>[a-z][a-z0-9]*)$/i.exec(text)?.groups?.name;
  if (name === undefined) throw refused(text, 'it is not an action of AWS KMS');
  return `kms:${name}`;
}

function refused(text: string, why: string): RequestError {
  return new RequestError(`action is ${quote(text)}: ${why}. Expected an action such as kms:Decrypt.`);
}
