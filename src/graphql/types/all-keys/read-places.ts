import type { KeyRef, KmsScope } from '../../../kms/arn.ts';
import type { KmsFailure } from '../../../kms/exceptions.ts';
import type { Slice } from '../../../kms/pages.ts';
import type { Context } from '../../context.ts';
import { load } from '../access/load-access.ts';
import { isUnknown, type Place } from './parse-places.ts';
import { createTimeLimit } from './time-limit.ts';

/** The keys that were read of a place (`value`), or why they could not be read. */
export type PlaceOutcome = {
  readonly place: Place;
  readonly value: Slice<KeyRef> | null;
  readonly failure: KmsFailure | null;
};

/** The most places that one page looks into. */
export const MAX_PLACES = 200;

/**
 * The places of the first round. Few, because most pages are full after one or two places. Each further round is
 * GROWTH times as wide, because an estate has many Regions without keys.
 */
const FIRST_ROUND = 4;
const GROWTH = 4;

/** The part of a request's time that a page waits for places. The rest is for the fields of its keys. */
const LISTING_PART = 1 / 3;

/**
 * Reads places in rounds: those of a round at the same time. Yields the outcomes of each round in the order of
 * `places`. Ends before the first place that takes too long. But it always waits for the first of all places, so that
 * each page gets past one place: a place that hangs cannot stop the list.
 */
export async function* readPlaces(
  places: readonly Place[],
  readPlace: (place: KmsScope) => Promise<Slice<KeyRef>>,
  { signal, deadlineMs }: Pick<Context, 'signal' | 'deadlineMs'>,
): AsyncGenerator<readonly PlaceOutcome[]> {
  const timeLimit = createTimeLimit(deadlineMs * LISTING_PART);
  try {
    for (const round of toRounds(places.slice(0, MAX_PLACES))) {
      const readings = round.map(
        async (place): Promise<PlaceOutcome> =>
          isUnknown(place)
            ? { place, value: null, failure: place.failure }
            : { place, ...(await load(readPlace(place))) },
      );
      void Promise.allSettled(readings); // handles the rejections of those that nobody awaits: a page can end early
      const outcomes: PlaceOutcome[] = [];
      for (const reading of readings) {
        const isFirst = outcomes.length === 0 && round[0] === places[0];
        const outcome = isFirst ? await reading : await Promise.race([reading, timeLimit.reached]);
        if (outcome === null) break;
        outcomes.push(outcome);
        if (signal.aborted) break; // the request is over: the other places fail now, and their failures say nothing
      }
      yield outcomes;
      if (outcomes.length < round.length) return;
    }
  } finally {
    timeLimit.clear();
  }
}

function* toRounds(places: readonly Place[]): Generator<readonly Place[]> {
  let width = FIRST_ROUND;
  for (let start = 0; start < places.length; ) {
    yield places.slice(start, start + width);
    start += width;
    width *= GROWTH;
  }
}
