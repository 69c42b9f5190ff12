import { KmsFault } from '../rules/kms-fault.ts';
import { applyDueChanges } from './due-changes.ts';
import { createRecordedStore, type Step } from './recorded-store.ts';
import type { RecordChange } from './records.ts';
import type { Store } from './store.ts';

export type Transactions = {
  /** Can be read at any time, but must be changed only inside `transact`. */
  readonly store: Store;
  /**
   * Applies the changes that are due at `now` (epoch seconds), runs the operation, and saves the changes of both. If
   * the operation throws, its changes are undone. If its changes cannot be saved, they are undone, and
   * KMSInternalException is thrown. So memory and file always agree.
   */
  readonly transact: <Output>(operation: () => Output, now: number) => Output;
};

/** `save` must write all changes, or throw and write none. */
export function createTransactions(memory: Store, save: (changes: readonly RecordChange[]) => void): Transactions {
  const steps: Step[] = [];
  const store = createRecordedStore(memory, (step) => steps.push(step));
  const undoAfter = (count: number) => {
    for (const step of steps.splice(count).reverse()) step.undo();
  };

  /** Saves all steps. If that fails, undoes them and returns the error. */
  function saveSteps(): Error | null {
    try {
      if (steps.length > 0) save(steps.flatMap(({ changes }) => changes));
      steps.length = 0;
      return null;
    } catch (error) {
      undoAfter(0);
      return error as Error;
    }
  }

  return {
    store,
    transact(operation, now) {
      applyDueChanges(store, now);
      const dueSteps = steps.length;
      const answer = settle(operation, () => undoAfter(dueSteps));
      const isReadOnly = steps.length === dueSteps;
      const saveError = saveSteps();
      // Changes that were due but could not be saved are applied again by the next call, so a read does not fail.
      if (saveError === null || isReadOnly) return answer();
      throw new KmsFault('KMSInternalException', `The change was not saved in the state file: ${saveError.message}`);
    },
  };
}

/** Runs the operation. Returns a function that returns its output, or throws its error. */
function settle<Output>(operation: () => Output, onThrow: () => void): () => Output {
  try {
    const output = operation();
    return () => output;
  } catch (error) {
    onThrow();
    return () => {
      throw error;
    };
  }
}
