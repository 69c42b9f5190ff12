import type { KeyState } from './generated/graphql.ts';

/** The state in words: colour is only on top. */
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
  PendingImport: 'Waits for its material',
  PendingReplicaDeletion: 'Waits for its replicas’ deletion',
  Unavailable: 'Key store unavailable',
  Updating: 'Being updated',
  UNKNOWN: 'State not known to the gateway',
};
