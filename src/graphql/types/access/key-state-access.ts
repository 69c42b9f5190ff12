import type { findKeyState } from '../../../analysis/key-state.ts';
import { builder } from '../../builder.ts';
import { KeyState } from '../key-enums.ts';

type KeyStateSource = ReturnType<typeof findKeyState> & { readonly state: string | undefined };

export const KeyStateAccess = builder.objectRef<KeyStateSource>('KeyStateAccess').implement({
  description:
    'Whether KMS performs an action on a key in its present state, if the request is allowed. The verdict does not depend on it.',
  fields: (t) => ({
    state: t.field({
      type: KeyState.ref,
      description: 'The state of the key. UNKNOWN if KMS did not send it.',
      resolve: ({ state }, _args, context) => KeyState.read(state, context) ?? 'UNKNOWN',
    }),
    refused: t.exposeBoolean('refused', {
      nullable: true,
      description:
        'Whether KMS refuses the action because of the state. Null if it depends on more than the state, or AWS does not say. A wrong usage or spec is in `usageFits` only.',
    }),
    exceptions: t.stringList({
      description:
        'The exceptions, one of which KMS throws if it refuses, such as DisabledException. Empty if it does not.',
      resolve: ({ exceptions }) => exceptions,
    }),
    usageFits: t.exposeBoolean('usageFits', {
      nullable: true,
      description:
        'Whether the action is for keys of this usage and spec. If not, KMS refuses it. Null if that is not known.',
    }),
  }),
});
