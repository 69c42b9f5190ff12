import type { Verdict } from './decide.ts';

/**
 * A request that demonstrates a statement about a key, in the words of the API: `Key.access` gives the same verdict.
 */
export type AccessWitness = {
  readonly principal: string;
  /** In AWS's spelling. */
  readonly action: string;
  /** The condition keys of the request, and those that it does not have. The others do not change the verdict. */
  readonly keys: readonly { readonly key: string; readonly values: readonly string[] }[];
  readonly absent: readonly string[];
  readonly verdict: Verdict;
};
