import { findKeyState } from '../../../analysis/key-state.ts';
import { findAction } from '../../../analysis/tables/actions.ts';
import type { KeyState } from '../../generated/graphql.ts';
import type { Column } from '../columns.ts';

export type StateWords = {
  /** After "Nobody can use it:". */
  readonly now: string;
  /** Before a sentence about who can use it otherwise. */
  readonly otherwise: string;
};

/** Why KMS refuses to use a key in this state. Null if it does not, or that is not known. */
export function toStateWords(state: KeyState | null, columns: readonly Column[]): StateWords | null {
  if (state === null || state === 'UNKNOWN') return null;
  // The first column is what the key is for. If its usage is not known, any use will do: states do not differ by it.
  const action = findAction(columns[0]?.main[0] ?? columns[0]?.more[0] ?? '');
  const facts = { spec: null, usage: null, origin: null, manager: null, multiRegionKeyType: null };
  if (findKeyState(action, { ...facts, state }).refused !== true) return null;
  const words = WORDS[state];
  return words ?? { now: `its state is ${state}`, otherwise: 'In another state,' };
}

const WORDS: Partial<Record<KeyState, StateWords>> = {
  Creating: { now: 'it is being created', otherwise: 'Once it is created,' },
  Disabled: { now: 'it is disabled', otherwise: 'Once somebody enables it,' },
  PendingDeletion: { now: 'it is pending deletion', otherwise: 'If the deletion is cancelled and the key enabled,' },
  PendingImport: { now: 'its key material is not imported', otherwise: 'Once it is imported,' },
  PendingReplicaDeletion: {
    now: 'it is pending deletion, after its replicas',
    otherwise: 'If the deletion is cancelled and the key enabled,',
  },
  Unavailable: { now: 'its key store is not connected', otherwise: 'Once it is connected,' },
};
