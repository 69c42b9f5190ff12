/**
 * What a request has under a condition key. ABSENT has a reason if no such request can have the key. UNKNOWN has one if
 * the reason is another than that nobody said it. `isPresent`: the request surely has the key, with a value that is not
 * known.
 */
export type ConditionValue =
  | { readonly state: 'PRESENT'; readonly values: readonly string[] }
  | { readonly state: 'ABSENT'; readonly reason?: 'KEY_NEVER_PRESENT' }
  | {
      readonly state: 'UNKNOWN';
      readonly reason?: 'KEY_FOR_IAM_POLICIES_ONLY';
      readonly isPresent?: true;
    };

export const ABSENT: ConditionValue = { state: 'ABSENT' };
export const NEVER_PRESENT: ConditionValue = { state: 'ABSENT', reason: 'KEY_NEVER_PRESENT' };
export const UNKNOWN: ConditionValue = { state: 'UNKNOWN' };
export const PRESENT_UNKNOWN: ConditionValue = { state: 'UNKNOWN', isPresent: true };

export function present(...values: readonly string[]): ConditionValue {
  return { state: 'PRESENT', values };
}

/** PRESENT with the value; UNKNOWN if it is null. */
export function presentIfKnown(value: string | null): ConditionValue {
  return value === null ? UNKNOWN : present(value);
}
