import { toAsciiLowerCase } from '../../json/to-ascii-lower-case.ts';
import { EXCEPTION_LETTERS, HAND_KEPT_ACTIONS, type HandKeptAction, KEY_STATE_COLUMNS } from './hand-kept-actions.ts';

export type KeyStateResult = {
  readonly result: 'SUCCEEDS' | 'FAILS' | 'DEPENDS';
  /** The exceptions of KMS, one of which is thrown where the call fails. */
  readonly exceptions: readonly string[];
};

export type KmsAction = Omit<HandKeptAction, 'keyStates'> & {
  /** In AWS's spelling, such as kms:Decrypt. */
  readonly name: string;
  /** The name in lower case, as patterns are compared with it. */
  readonly folded: string;
  /** By KeyState as AWS writes it, such as Enabled, without states that such a key cannot have. Null: not documented. */
  readonly keyStates: ReadonlyMap<string, KeyStateResult> | null;
};

/** The actions of AWS KMS, those that concern no key included. */
export const KMS_ACTIONS: readonly KmsAction[] = Object.entries(HAND_KEPT_ACTIONS).map(([name, action]) => ({
  ...action,
  name: `kms:${name}`,
  folded: toAsciiLowerCase(`kms:${name}`),
  keyStates: action.keyStates === null ? null : toKeyStates(action.keyStates),
}));

const BY_NAME: ReadonlyMap<string, KmsAction> = new Map(KMS_ACTIONS.map((action) => [action.folded, action]));

/** Any case, with or without the prefix `kms:`. Undefined if it is not known; so are names with wildcards. */
export function findAction(name: string): KmsAction | undefined {
  const folded = toAsciiLowerCase(name);
  return BY_NAME.get(folded) ?? BY_NAME.get(`kms:${folded}`);
}

function toKeyStates(row: string): ReadonlyMap<string, KeyStateResult> {
  return new Map(
    row.split(' ').flatMap((word, column) => {
      const states = word === '.' ? [] : (KEY_STATE_COLUMNS[column] ?? []);
      return states.map((state) => [state, toResult(word)] as const);
    }),
  );
}

function toResult(word: string): KeyStateResult {
  const exceptions = [...word].flatMap((letter) => EXCEPTION_LETTERS[letter] ?? []);
  return { result: word === '+' ? 'SUCCEEDS' : word.startsWith('?') ? 'DEPENDS' : 'FAILS', exceptions };
}
