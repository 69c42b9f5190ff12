import type { Caller } from '../wire/parse-authorization.ts';
import { KmsFault } from './kms-fault.ts';

export type PolicyKind = 'identity-based policy' | 'resource-based policy';

/** Why a call is refused. */
export type Denial =
  | { readonly kind: 'NOTHING_ALLOWS' | 'EXPLICIT_DENY'; readonly policy: PolicyKind }
  /**
   * The evaluator cannot decide it without the values of these condition keys. If there are none, it does not know how
   * AWS evaluates these places in policies.
   */
  | { readonly kind: 'UNDECIDED'; readonly missingKeys: readonly string[]; readonly places: readonly string[] };

/** What was refused. `resource` is null where AWS's message names none. */
export type Refused = {
  readonly action: string;
  readonly resource: string | null;
  /** Whether the key is of another account: then AWS does not say whether the key exists. */
  readonly isForeign: boolean;
};

/**
 * AWS's message for a call that is refused. Source: IAM User Guide, "Troubleshoot access denied error messages", and
 * messages that users of KMS report.
 */
export function toAccessDenied({ arn }: Caller, { action, resource, isForeign }: Refused, denial: Denial): KmsFault {
  // Inferred: that the message for a key of another account does not name it, whatever the reason, was not captured.
  const place = isForeign ? ' on this resource' : resource === null ? '' : ` on resource: ${resource}`;
  const why = toReason(action, isForeign, denial);
  return new KmsFault('AccessDeniedException', `User: ${arn} is not authorized to perform: ${action}${place} ${why}`);
}

/** Also the reason for a key of another account that does not exist: AWS does not tell the two apart. */
export const KEY_POLICY_DOES_NOT_ALLOW: Denial = { kind: 'NOTHING_ALLOWS', policy: 'resource-based policy' };

function toReason(action: string, isForeign: boolean, denial: Denial): string {
  if (denial.kind === 'UNDECIDED') return toUndecidedReason(denial);
  const { kind, policy } = denial;
  if (isForeign && policy === 'resource-based policy') return FOREIGN;
  return kind === 'NOTHING_ALLOWS'
    ? `because no ${policy} allows the ${action} action`
    : `with an explicit deny in ${policy.startsWith('i') ? 'an' : 'a'} ${policy}`;
}

const FOREIGN =
  'because the resource does not exist in this Region, no resource-based policies allow access, ' +
  'or a resource-based policy explicitly denies access';

/** Our own text: AWS always decides. */
function toUndecidedReason({ missingKeys, places }: Denial & { readonly kind: 'UNDECIDED' }): string {
  const cause = 'because the embedded KMS cannot decide it: it does not know';
  if (missingKeys.length === 0) return `${cause} how AWS evaluates ${places.join(' and ')}.`;
  return (
    `${cause} ${missingKeys.join(', ')}. ` +
    'Add the values of such requests to the context of the principal in the seed.'
  );
}
