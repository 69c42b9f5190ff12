import { ABSENT, type ConditionValue, PRESENT_UNKNOWN, present } from '../conditions/condition-value.ts';
import type { GivenContext } from './given-context.ts';

/** How and when the request is made. */
type Call = { readonly given: Pick<GivenContext, 'via'>; readonly now: number | null };

/**
 * The value of a condition key that follows from the way and the time of the call. Undefined if it does not follow from
 * them. Source: IAM User Guide, "AWS global condition context keys"; AWS KMS Developer Guide, "kms:ViaService".
 */
export function deriveFromCall(key: string, { given: { via }, now }: Call): ConditionValue | undefined {
  switch (key) {
    case 'aws:securetransport':
      return present('true'); // KMS has no endpoint without TLS
    case 'aws:currenttime':
      return now === null ? PRESENT_UNKNOWN : present(new Date(now).toISOString());
    case 'aws:epochtime':
      return now === null ? PRESENT_UNKNOWN : present(String(Math.floor(now / 1000)));
    case 'kms:viaservice':
      if (via === null) return undefined;
      return via === DIRECT ? ABSENT : present(via);
    case 'aws:viaawsservice':
      return via === null ? undefined : present(String(via !== DIRECT));
    case 'aws:calledvia':
    case 'aws:calledviafirst':
    case 'aws:calledvialast':
      return via === DIRECT ? ABSENT : undefined; // only few services set them
    default:
      return undefined;
  }
}

/** The value of `via` for a request that no AWS service makes on behalf of the principal. */
export const DIRECT = 'direct';
