import { useSyncExternalStore } from 'react';
import { type FieldFailure, UNEXPECTED_ANSWER } from '../../gateway/failure.ts';
import { onForget } from '../../ui/forget.ts';
import type { Place } from '../../ui/location.ts';
import { PLACES } from './queries.ts';
import { ask, readPage } from './read-page.ts';
import { addPage, comparePlaces, createSnapshot, isComplete, retryPlaces, type Snapshot } from './snapshot.ts';

/**
 * The estate, as far as it was read. It is kept here while a key is shown, so that nothing is read twice. `incoming`:
 * what is read again. Until that is complete, `shown` stays.
 */
export type Estate = {
  readonly shown: Snapshot;
  readonly incoming: Snapshot | null;
  /** All accounts and Regions, in the order in which they are read. Null if they are not known. */
  readonly places: readonly Place[] | null;
  readonly phase: Phase;
  /** Whether the gateway did not answer the last query. */
  readonly isLost: boolean;
  /** Why the reading failed. Only in the phase `failed`. */
  readonly failure: FieldFailure | null;
};

/** `paused`: until the list is shown again. `stopped`: by a person. */
export type Phase = 'paused' | 'reading' | 'stopped' | 'done' | 'failed';

export function useEstate(): Estate {
  return useSyncExternalStore(subscribe, () => estate);
}

/** How many findings the list has read of a key. Null if it has not, or not all that may be one. */
export function findFindingCount(arn: string): string | null {
  const key = estate.shown.keys.find((each) => each.arn === arn);
  return key === undefined || key.unread.length > 0 ? null : String(key.findings.length);
}

/** Goes on where the reading was paused or stopped, or has failed. */
export function continueReading(): void {
  if (reading !== null || estate.phase === 'done') return;
  set({ phase: 'reading', failure: null });
  reading = new AbortController();
  void readAll(reading.signal);
}

/** Goes on when the list is shown, unless a person has stopped the reading. */
export function resumeReading(): void {
  if (estate.phase === 'paused') continueReading();
}

/** Leaves the calls to the key that is shown now: KMS allows a few per second. */
export function pauseReading(): void {
  if (estate.phase === 'reading') end('paused');
}

/** A new reading that is stopped leaves what was shown before. */
export function stopReading(): void {
  const isNew = estate.incoming !== null;
  set({ incoming: null, isLost: false });
  end(isNew && isComplete(estate.shown) ? 'done' : 'stopped');
}

export function readAgain(): void {
  if (estate.phase === 'reading') return;
  set({ incoming: createSnapshot(new Date()), phase: 'paused' });
  continueReading();
}

/** Reads the accounts and Regions that could not be listed, and nothing else. */
export function readUnreadPlaces(): void {
  if (estate.phase === 'reading') return;
  set({ shown: retryPlaces(estate.shown), phase: 'paused' });
  continueReading();
}

let estate = createEstate();
/** Ends the reading that is in progress. Null if there is none. */
let reading: AbortController | null = null;
const listeners = new Set<() => void>();

/** How long to wait when the gateway is overloaded, in milliseconds. */
const BUSY_MS = 1000;

onForget(() => {
  end('paused');
  set(createEstate());
});

function createEstate(): Estate {
  const shown = createSnapshot(new Date());
  return { shown, incoming: null, places: null, phase: 'paused', isLost: false, failure: null };
}

const UNEXPECTED = { kind: 'failed', failure: UNEXPECTED_ANSWER } as const;

async function readAll(signal: AbortSignal): Promise<void> {
  // Without the places, the list has no progress. It says itself what is wrong.
  readPlaces(signal).catch(() => undefined);
  while (!isComplete(current())) {
    const result = await readPage(current(), signal).catch(() => UNEXPECTED);
    if (signal.aborted) return;
    switch (result.kind) {
      case 'page':
        put(addPage(current(), result.page));
        break;
      case 'again':
        put({ ...current(), size: result.size });
        break;
      case 'busy':
        await wait(BUSY_MS, signal);
        break;
      case 'failed':
        return fail(result.failure);
    }
  }
  set({ shown: current(), incoming: null });
  end('done');
}

async function readPlaces(signal: AbortSignal): Promise<void> {
  const { data } = await ask(PLACES, {}, signal);
  if (!data) return;
  const places = data.accounts.flatMap(({ accountId, regions }) =>
    regions.map(({ name }) => ({ accountId, region: name })),
  );
  set({ places: places.sort(comparePlaces) });
}

/** Without an answer of the gateway, the reading goes on as soon as there is one: see `useRecovery`. */
function fail(failure: FieldFailure = UNEXPECTED_ANSWER): void {
  const isLost = failure.kind === 'GatewayUnreachable';
  reading?.abort();
  reading = null;
  set(isLost ? { isLost } : { phase: 'failed', isLost, failure });
}

function current(): Snapshot {
  return estate.incoming ?? estate.shown;
}

function put(snapshot: Snapshot): void {
  set({ isLost: false, ...(estate.incoming === null ? { shown: snapshot } : { incoming: snapshot }) });
}

function end(phase: Phase): void {
  reading?.abort();
  reading = null;
  set({ phase });
}

function set(change: Partial<Estate>): void {
  estate = { ...estate, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  });
}
