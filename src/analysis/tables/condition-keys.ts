import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { CONDITION_KEYS_OF_AWS, type ConditionKeyOfAws } from './generated.ts';
import { BOUNDS_WHO, IAM_POLICIES_ONLY } from './hand-kept-condition-keys.ts';

export type ConditionKeyInfo = Omit<ConditionKeyOfAws, 'actions'> & {
  /** In AWS's spelling. A key with a free part has the name up to that part, such as kms:EncryptionContext: */
  readonly name: string;
  /** The name in lower case, if a free part follows: `kms:encryptioncontext:`, `aws:principaltag/`. Else null. */
  readonly prefix: string | null;
  /** Lower-case names of the actions whose requests can carry it, such as kms:decrypt. Null: every action on a key. */
  readonly actions: ReadonlySet<string> | null;
  /** Whether AWS documents it for IAM policies, and not for key policies. */
  readonly iamPoliciesOnly: boolean;
  /** Whether an outsider cannot choose its value. */
  readonly boundsWho: boolean;
};

/** The condition keys of AWS KMS, and the global ones. */
export const CONDITION_KEYS: readonly ConditionKeyInfo[] = CONDITION_KEYS_OF_AWS.map(({ actions, ...key }) => ({
  ...key,
  prefix: /[:/]$/.test(key.name) ? toAsciiLowerCase(key.name) : null,
  actions: actions && new Set(actions.map((action) => toAsciiLowerCase(`kms:${action}`))),
  iamPoliciesOnly: IAM_POLICIES_ONLY.includes(key.name),
  boundsWho: BOUNDS_WHO.includes(key.name),
}));

const BY_NAME: ReadonlyMap<string, ConditionKeyInfo> = new Map(
  CONDITION_KEYS.map((key) => [toAsciiLowerCase(key.name), key]),
);

/**
 * Any case, and with a free part where the key has one: kms:EncryptionContext:Department, aws:PrincipalTag/team.
 * Undefined if it is not known, or if its free part is missing.
 */
export function findConditionKey(name: string): ConditionKeyInfo | undefined {
  const [prefix = name] = PREFIX.exec(name) ?? [];
  const key = BY_NAME.get(toAsciiLowerCase(prefix));
  return key?.prefix === null || prefix !== name ? key : undefined;
}

/** The service, and a word that `:` or `/` ends. */
const PREFIX = /^[^:/]*:[^:/]*[:/]/;
