import { authorize } from '../enforcement/authorize.ts';
import type { Enforcement } from '../enforcement/check-permission.ts';
import type { FormerPolicies } from '../faults/former-policies.ts';
import type { Ids } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import type { Caller } from '../wire/parse-authorization.ts';
import type { InputOf, Shape } from '../wire/validation.ts';
import { validate } from '../wire/validation.ts';

/** The context in which an operation of KMS runs. */
export type OperationContext = {
  /** The operation's name, for its error messages. */
  readonly operation: string;
  readonly caller: Caller;
  readonly store: Store;
  readonly ids: Ids;
  /** When the operation runs, in epoch seconds. */
  readonly now: number;
  readonly formerPolicies: FormerPolicies;
  /** AWS's aliases that each account has in each Region, with or without a key. Sorted. */
  readonly predefinedAliases: readonly string[];
  /** Whether the Region is enabled in the account of the caller. */
  readonly isEnabledIn: (region: string) => boolean;
  /** Null: policies are not enforced. */
  readonly enforcement: Enforcement | null;
};

/** Takes the parsed JSON body of the request and returns the output. Throws KmsFault. */
export type Operation = (context: OperationContext, body: unknown) => object;

/** Defines an operation by the shape of its input. One that returns undefined has no output: it answers `{}`. */
export function defineOperation<const S extends Shape>(
  shape: S,
  handle: (context: OperationContext, input: InputOf<S>) => object | undefined,
): Operation {
  return (context, body) => {
    const input = validate(shape, body);
    return handle(authorize(context, input), input) ?? {};
  };
}
