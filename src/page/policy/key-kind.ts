import { createContext, useContext } from 'react';
import type { KeyKind } from './fits-key.ts';

/** The kind of the key whose statements are shown, so that they can mark what such a key never does. */
export const KeyKindContext = createContext<KeyKind>({ usage: null, spec: null });

export function useKeyKind(): KeyKind {
  return useContext(KeyKindContext);
}
