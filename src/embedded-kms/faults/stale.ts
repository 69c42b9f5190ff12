import type { FormerPolicy } from './former-policies.ts';

/** How long reads are stale after each PutKeyPolicy: for a number of reads and for a time, whichever is longer. */
export type Staleness = { readonly reads?: number; readonly milliseconds?: number };

/** Whether this read is stale. Counts it. `now` is in epoch milliseconds. */
export type TakeStaleRead = (former: FormerPolicy | null, now: number) => boolean;

/** Creates the count of the stale reads of one rule. It starts again with each PutKeyPolicy. */
export function createStaleReads({ reads = 0, milliseconds = 0 }: Staleness): TakeStaleRead {
  const taken = new WeakMap<FormerPolicy, number>();
  return (former, now) => {
    if (former === null) return false;
    const before = taken.get(former) ?? 0;
    taken.set(former, before + 1);
    return before < reads || now - former.replacedAt < milliseconds;
  };
}
