import { applyDueChanges } from './due-changes.ts';
import { KmsFault } from './kms-fault.ts';
import { createRecordedStore, type Step } from './recorded-store.ts';
import type { RecordChange } from './records.ts';
import type { Store } from './store.ts';

export type Transactions = {
  /** Reads are free; puts and deletes belong into `transact`. */
  readonly store: Store;
  /**
   * Runs an operation after what time has done by `now` (epoch seconds), and saves what both changed. What throws, or
   * cannot be saved (KMSInternalException), has changed nothing: memory always says what the file says.
   */
  readonly transact: <Output>(operation: () => Output, now: number) => Output;
};

/** `save` writes all or nothing; where it throws, nothing. */
export function createTransactions(memory: Store, save: (changes: readonly RecordChange[]) => void): Transactions {
  const steps: Step[] = [];
  const store = createRecordedStore(memory, (step) => steps.push(step));
  const undoAfter = (count: number) => {
    for (const step of steps.splice(count).reverse()) step.undo();
  };

  /** The error where nothing was saved, and so all is undone. */
  function end(): Error | null {
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
      const ofTime = steps.length;
      const answer = settle(operation, () => undoAfter(ofTime));
      const isReadOnly = steps.length === ofTime;
      const unsaved = end();
      // What time has done follows from the time: the next call does it again, and a read need not fail.
      if (unsaved === null || isReadOnly) return answer();
      throw new KmsFault('KMSInternalException', `The change was not saved in the state file: ${unsaved.message}`);
    },
  };
}

/** The output, or the throw, for later. */
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
