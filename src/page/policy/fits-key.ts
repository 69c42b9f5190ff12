import { findKeyState } from '../../analysis/key-state.ts';
import { findAction } from '../../analysis/tables/actions.ts';

/** What a key is for. Null if it is not known. */
export type KeyKind = { readonly usage: string | null; readonly spec: string | null };

/** Whether KMS performs the action with keys of this kind: a key that signs never decrypts. Null if that is not known. */
export function fitsKey(action: string, kind: KeyKind): boolean | null {
  const facts = { state: null, origin: null, manager: null, multiRegionKeyType: null };
  return findKeyState(findAction(action), { ...facts, ...kind }).usageFits;
}
