import type { KeyPolicyText } from '../kms/reads/policy.ts';
import { parsePolicy } from '../policy/parse-policy.ts';
import type { ParsedPolicy } from '../policy/types.ts';
import type { Context } from './context.ts';

const parsedPolicies = new WeakMap<KeyPolicyText, ParsedPolicy>();

/** Parses a policy once for all fields of a request, when the first of them is resolved. */
export function parseOnce(policy: KeyPolicyText, context: Context): ParsedPolicy {
  let result = parsedPolicies.get(policy);
  if (result === undefined) {
    if (!context.onPolicy(policy.text.length)) return NOT_PARSED;
    result = parsePolicy(policy.text);
    parsedPolicies.set(policy, result);
  }
  return result;
}

/** For an answer that is too large. No client receives this: the server replaces the whole answer with an error. */
const NOT_PARSED: ParsedPolicy = { document: null, problems: [] };
