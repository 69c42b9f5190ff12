import type { KeyState } from '../generated/graphql.ts';

/** What a reader must know of a key that is not simply enabled, before anything else. */
export type StateWords = {
  /** 'off': no use succeeds now. 'info': uses succeed. */
  readonly tone: 'off' | 'info';
  readonly title: string;
  readonly advice: string;
};

export type StateFacts = {
  readonly state?: KeyState | null;
  readonly deletionDate?: string | null;
  readonly pendingDeletionWindowInDays?: number | null;
  readonly multiRegion?: { readonly type: string } | null;
};

/**
 * Null for an enabled key. `toTime` writes a date in words. Source: AWS KMS Developer Guide, "Key states of AWS KMS
 * keys".
 */
export function toStateWords(facts: StateFacts, toTime: (iso: string) => string): StateWords | null {
  const { state, deletionDate, pendingDeletionWindowInDays: days, multiRegion } = facts;
  switch (state) {
    case 'PendingDeletion':
      return {
        tone: 'off',
        title: deletionDate ? `To be deleted on ${toTime(deletionDate)}` : 'To be deleted',
        advice: `Every use fails (KMSInvalidStateException), whatever the policy allows, unless the deletion is cancelled. ${toLoss(multiRegion?.type)}`,
      };
    case 'PendingReplicaDeletion':
      return {
        tone: 'off',
        title: 'To be deleted once its replicas are',
        advice: `Every use fails (KMSInvalidStateException) unless the deletion is cancelled. ${days ? `A waiting period of ${toDays(days)} starts` : 'Its waiting period starts'} when the last replica is deleted. Then ${LOSS}`,
      };
    case 'Disabled':
      return {
        tone: 'off',
        title: 'Disabled',
        advice:
          'Every use fails (DisabledException), whatever the policy allows. Whoever may perform kms:EnableKey can enable it again.',
      };
    case 'PendingImport':
      return {
        tone: 'off',
        title: 'Without key material',
        advice: 'Every use fails (KMSInvalidStateException) until key material is imported.',
      };
    case 'Unavailable':
      return {
        tone: 'off',
        title: 'Its key store is not connected',
        advice: 'Every use fails (KMSInvalidStateException) until the custom key store is connected again.',
      };
    case 'Creating':
      return { tone: 'off', title: 'Being created', advice: 'It cannot be used yet.' };
    case 'Updating':
      return {
        tone: 'info',
        title: 'Being updated',
        advice: 'Its primary Region is being changed. It can be used, but not be replicated, enabled or disabled.',
      };
    case 'UNKNOWN':
      return {
        tone: 'info',
        title: 'In a state that the gateway does not know',
        advice: 'AWS has added it after this version of the gateway. It may not be usable.',
      };
    default:
      return null; // enabled, or not known
  }
}

const LOSS = 'what it has encrypted can never be decrypted.';

/** Replicas have the same key material. */
function toLoss(type: string | undefined): string {
  return type === 'REPLICA' ? 'After it, the other keys of this multi-Region key still decrypt.' : `After it, ${LOSS}`;
}

function toDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
