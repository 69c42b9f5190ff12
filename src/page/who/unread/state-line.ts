import type { KeyState } from '../../generated/graphql.ts';

/** What the state of a key means for the table, as sentences. */
export function toStateLine(state: KeyState | null): string {
  switch (state) {
    case 'Enabled':
      return 'It is enabled, so its state refuses nothing.';
    case null:
    case 'UNKNOWN':
      return 'Its state is not known: it may refuse every use.';
    case 'Updating':
      return 'It is being updated. It can be used meanwhile.';
    default:
      return `${WORDS[state]}. So KMS refuses every use, whoever is allowed to; the table says who is.`;
  }
}

const WORDS: Record<Exclude<KeyState, 'Enabled' | 'UNKNOWN' | 'Updating'>, string> = {
  Creating: 'It is being created',
  Disabled: 'It is disabled',
  PendingDeletion: 'It is pending deletion',
  PendingImport: 'Its key material is not imported',
  PendingReplicaDeletion: 'It is pending deletion, after its replicas',
  Unavailable: 'Its key store is not connected',
};
