import type { KeyRef } from '../../../kms/arn.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import type { FilterResult } from '../filter/check-keys.ts';
import type { PlacePosition } from './place-cursor.ts';

/** Which keys a page has. */
export type Search = {
  /** The most keys of the page. */
  readonly size: number;
  /** The most keys that the page checks. */
  readonly maxChecked: number;
  /** The most keys that are checked at the same time. */
  readonly maxBatch: number;
  /** Null: every key passes. */
  readonly pass: ((refs: readonly KeyRef[]) => Promise<readonly FilterResult[]>) | null;
};

/** A place whose keys could not be listed. `region` is null for the Regions of an account that are not known. */
export type PlaceFailure = {
  readonly accountId: string;
  readonly region: string | null;
  readonly failure: KmsFailure;
};

/** What a page takes, one after the other: a key, a place that could not be listed, or a place without keys. */
export type Entry = {
  readonly ref: KeyRef | null;
  readonly failure: PlaceFailure | null;
  /** The position after it. */
  readonly next: PlacePosition;
};

/** What a page has taken. */
export type FilledPage = {
  readonly found: readonly { readonly ref: KeyRef; readonly next: PlacePosition }[];
  readonly failures: readonly PlaceFailure[];
  /** The position after the last entry that was taken. Null if none was. */
  readonly end: PlacePosition | null;
};

/** Fills a page with entries. `take` returns false if the page is full, or ends before one of the entries. */
export function createPageFiller({ size, maxChecked, maxBatch, pass }: Search) {
  const found: { readonly ref: KeyRef; readonly next: PlacePosition }[] = [];
  const failures: PlaceFailure[] = [];
  let checked = 0;
  let end: PlacePosition | null = null;
  const isFull = () => found.length === size || checked === maxChecked;

  return {
    /** The most keys that the page may still check. */
    left: () => maxChecked - checked,
    page: (): FilledPage => ({ found, failures, end }),
    async take(entries: readonly Entry[]): Promise<boolean> {
      for (let start = 0; start < entries.length; ) {
        // Checks two keys for each missing one. If half of the keys pass the filter, one round is enough.
        const count = Math.min(2 * (size - found.length), maxChecked - checked, maxBatch);
        const batch = entries.slice(start, start + Math.max(1, count));
        const refs = isFull() ? [] : batch.flatMap(({ ref }) => ref ?? []);
        const results = (await pass?.(refs))?.values();
        for (const { ref, failure, next } of batch) {
          if (isFull() && ref !== null) return false;
          const result = ref === null ? true : results?.next().value;
          if (result === 'LATER' && end !== null) return false;
          end = next;
          if (failure !== null) failures.push(failure);
          if (ref === null) continue;
          checked++;
          if (result !== false) found.push({ ref, next }); // LATER, too: the first key of the page
        }
        start += batch.length;
      }
      return !isFull();
    },
  };
}
