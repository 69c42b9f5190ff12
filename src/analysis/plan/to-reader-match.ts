import type { PolicyDocument } from '../../policy/types.ts';
import type { Verdict } from '../decide.ts';
import { evaluateAccess } from '../evaluate-access.ts';
import type { Match } from '../match.ts';
import type { PutRequest } from './lockout.ts';

/**
 * Whether the reader of the present policy can read the new one. If the new one leaves it to IAM policies, that is
 * known only if the present one does so, too.
 */
export function toReaderMatch(
  policy: PolicyDocument,
  current: PolicyDocument | null,
  reader: PutRequest | null,
): Match {
  if (reader === null) return 'UNKNOWN';
  const verdict = evaluateRead(policy, reader);
  if (verdict === 'ALLOWED') return 'YES';
  if (verdict === 'DENIED' || verdict === 'NOT_ALLOWED') return 'NO';
  if (verdict === 'UNKNOWN' || current === null) return 'UNKNOWN';
  return evaluateRead(current, reader) === 'ALLOWED_IF_IAM_ALLOWS' ? 'YES' : 'UNKNOWN';
}

/** No grant can allow it. */
function evaluateRead(policy: PolicyDocument, reader: PutRequest): Verdict {
  const request = { ...reader, action: 'kms:GetKeyPolicy' };
  return evaluateAccess({ request, policy, grants: [], identityPolicies: null }).verdict;
}
