import type { LockoutCheck, Match, PutKeyPolicyOutcome } from '../../generated/graphql.ts';

/** What KMS would answer. */
export const OUTCOME_WORDS: Record<PutKeyPolicyOutcome, string> = {
  ACCEPTED: 'KMS would accept it, as far as the gateway can tell.',
  REFUSED: 'KMS would refuse it.',
  UNKNOWN: 'It is not known whether KMS would accept it.',
};

/** Whether the caller of PutKeyPolicy, the gateway, can change the policy again. */
export const LOCKOUT_WORDS: Record<LockoutCheck, string> = {
  BYPASSED: 'Bypassed.',
  FAILS: 'Fails: the gateway could not change the policy again, so KMS refuses it.',
  PASSES: 'Passes: the gateway can change the policy again.',
  PASSES_IF_IAM_ALLOWS: 'Passes: the policy leaves it to the IAM policies of the account.',
  UNKNOWN: 'Not decided.',
};

export const CAN_READ_WORDS: Record<Match, string> = {
  NO: 'No: the gateway could not read this policy any more.',
  UNKNOWN: 'Not known.',
  YES: 'Yes.',
};
