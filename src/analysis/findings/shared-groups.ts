import { type CellGroup, toCellGroups } from '../cells/cell-groups.ts';
import type { FindingsInput } from './finding.ts';

/** All groups of cells of a policy, for the rules that look at them: they are made once. Null is a pause. */
export function* toSharedGroups(input: FindingsInput): Generator<CellGroup | null> {
  let shared = SHARED.get(input);
  if (shared === undefined) {
    shared = { made: [], rest: toCellGroups([input]) };
    SHARED.set(input, shared);
  }
  for (let at = 0; ; at++) {
    const group = shared.made[at];
    if (group !== undefined) yield group;
    else {
      const { done, value } = shared.rest.next();
      if (done) return;
      if (value !== null) shared.made.push(value);
      else at--;
      yield value;
    }
  }
}

const SHARED = new WeakMap<FindingsInput, Shared>();

type Shared = { readonly made: CellGroup[]; readonly rest: Generator<CellGroup | null> };
