import type { Caller } from './authorization.ts';
import type { Store } from './store.ts';
import type { InputOf, Shape } from './validation.ts';
import { validate } from './validation.ts';

export type OperationContext = {
  /** The operation's own name, as AccessDenied messages show it. */
  readonly operation: string;
  readonly caller: Caller;
  readonly store: Store;
};

/** Takes the parsed JSON body, gives the JSON answer. Throws KmsFault. */
export type Operation = (context: OperationContext, body: unknown) => object;

/** Operations without an output return nothing, and the wire gets `{}`. */
export function defineOperation<const S extends Shape>(
  shape: S,
  handle: (context: OperationContext, input: InputOf<S>) => object | undefined,
): Operation {
  return (context, body) => handle(context, validate(shape, body)) ?? {};
}
