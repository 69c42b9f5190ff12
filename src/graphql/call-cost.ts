import type { KmsOperation } from '../kms/quotas.ts';
import type { Context } from './context.ts';

type Args = Readonly<Record<string, unknown>>;

/** What selecting a field costs in KMS calls; the server adds it up before any call is made. */
export type CallCost = {
  /** Called once per object, however many of its fields need it. */
  readonly operation?: KmsOperation;
  /** Whether these arguments need the call at all. */
  readonly needed?: (args: Args) => boolean;
  /** Calls besides `operation`, by these arguments. */
  readonly more?: (args: Args) => number;
  /** How large the value is beside a short text, which is 1. */
  readonly size?: number;
  /** How many objects the field may answer with: what is selected below it costs as many times as much. */
  readonly items?: (args: Args, context: Context) => number;
  /** How large an item is at least, whatever is selected on it. */
  readonly itemSize?: number;
};

/** A request can name more objects that do not exist than fit into memory as errors: each counts for as much as an error takes. */
export const ERROR_SIZE = 100;

/** Where a field's `extensions` carry its cost. */
export function withCost(cost: CallCost): { readonly kms: CallCost } {
  return { kms: cost };
}
