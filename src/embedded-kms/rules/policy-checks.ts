import { findRefusals } from '../../analysis/plan/find-refusals.ts';
import { LOCKED_OUT } from '../../analysis/plan/lockout.ts';
import type { Refusal } from '../../analysis/plan/refusal.ts';
import { parseJson } from '../../json/parse.ts';
import { parsePolicy } from '../../policy/parse-policy.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import { faultInOwnWords, KmsFault } from './kms-fault.ts';
import { type KeyOfPolicy, letsCallerPutPolicy, toKeyFacts } from './policy-lockout.ts';
import { toPolicyText } from './policy-text.ts';

/**
 * Checks the policy that a caller puts on a key, and returns it in the format of KMS. Throws KmsFault. What AWS is not
 * known to refuse is accepted. `now` is in epoch seconds.
 */
export function parseStoredPolicy(
  text: string,
  key: KeyOfPolicy,
  caller: Caller,
  options: { readonly bypassLockoutCheck: boolean; readonly now: number },
): string {
  const parsed = parsePolicy(text);
  const refusal = findRefusals(text, parsed, toKeyFacts(key)).find(({ certain }) => certain);
  if (refusal !== undefined) throw toFault(refusal);
  const { document } = parsed;
  const { root } = parseJson(text);
  if (document === null || root === undefined) throw new Error('a policy without a document is refused');
  if (!options.bypassLockoutCheck && !letsCallerPutPolicy(document, caller, key, options.now)) {
    throw new KmsFault('MalformedPolicyDocumentException', LOCKED_OUT);
  }
  return toPolicyText(root);
}

function toFault({ exception, message, reason, pointer }: Refusal): KmsFault {
  if (message !== null) return new KmsFault(exception, message);
  return faultInOwnWords(exception, pointer === '' ? reason : `${reason} (at '${pointer}')`);
}
