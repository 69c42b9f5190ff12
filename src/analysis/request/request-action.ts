import { quote } from '../../json/quote.ts';
import { findAction } from '../tables/actions.ts';
import { RequestError } from './request-principal.ts';
import { suggestAction } from './suggest-action.ts';

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
  const name = /^(?:kms:)?(?<name>[a-z][a-z0-9]*)$/i.exec(text)?.groups?.name;
  if (name !== undefined && !RE_ENCRYPT.test(text)) return `kms:${name}`;
  throw new RequestError(`action is ${refuseAction(text)}`);
}

/** A text that names no action, and why, for a message. Such as: `"kms:Decrypy": it is not an action of AWS KMS. ...` */
export function refuseAction(text: string): string {
  const why = WILDCARD.test(text)
    ? 'it has a wildcard, and a question is about one action'
    : RE_ENCRYPT.test(text)
      ? 'it is two actions, kms:ReEncryptFrom for the source key and kms:ReEncryptTo for the other'
      : 'it is not an action of AWS KMS';
  const suggestion = WILDCARD.test(text) || RE_ENCRYPT.test(text) ? '' : suggestAction(text);
  return `${quote(text)}: ${why}. Expected an action such as kms:Decrypt.${suggestion}`;
}

const WILDCARD = /[*?]/;
const RE_ENCRYPT = /^(kms:)?reencrypt$/i;
