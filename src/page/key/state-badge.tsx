import type { KeyState } from '../generated/graphql.ts';

/** The state in words, so that nobody depends on the color. */
export function StateBadge({ state }: { readonly state: KeyState }) {
  return (
    <span className="badge" data-tone={state === 'Enabled' ? 'good' : 'off'}>
      {WORDS[state]}
    </span>
  );
}

const WORDS: Record<KeyState, string> = {
  Creating: 'Being created',
  Disabled: 'Disabled',
  Enabled: 'Enabled',
  PendingDeletion: 'To be deleted',
  PendingImport: 'Waiting for key material',
  PendingReplicaDeletion: 'Waiting for the deletion of replicas',
  Unavailable: 'Key store unavailable',
  Updating: 'Being updated',
  UNKNOWN: 'Unknown state',
};
