import type { KmsOperation } from '../kms/quotas.ts';

/** What selecting a field costs in KMS calls; the server adds it up before any call is made. */
export type CallCost = {
  /** Called once per object, however many of its fields need it. */
  readonly operation?: KmsOperation;
  /** Whether these arguments need the call at all. */
  readonly needed?: (args: Readonly<Record<string, unknown>>) => boolean;
  /** How many objects the field may answer with: what is selected below it costs as many times as much. */
  readonly items?: (args: Readonly<Record<string, unknown>>) => number;
};

/** Where a field's `extensions` carry its cost. */
export function withCost(cost: CallCost): { readonly kms: CallCost } {
  return { kms: cost };
}
