import type { KmsScope } from '../../kms/arn.ts';
import { OTHER_PLACE, type PlaceLabels, type ToPlaceLabels } from './place-labels.ts';
import type { Series } from './series.ts';

/** The series of one metric, by account and Region. */
export type BoundedSeries = {
  /** The series of a place, and of the other labels. `key` tells these apart; they have few values. */
  seriesOf(scope: KmsScope, key: string, toLabels: () => Series['labels']): Series;
  all(): readonly Series[];
};

/**
 * At most `max` series with an account. Further ones have the account and Region `other`. A series stays for as long as
 * the process runs, as those of a counter must.
 */
export function createBoundedSeries(toPlace: ToPlaceLabels, max = MAX_SERIES): BoundedSeries {
  const byPlace = new Map<PlaceLabels, Map<string, Series>>();
  const all: Series[] = [];
  const find = (place: PlaceLabels, key: string, toLabels: () => Series['labels']): Series => {
    let ofPlace = byPlace.get(place);
    const found = ofPlace?.get(key);
    if (found !== undefined) return found;
    if (all.length >= max && place !== OTHER_PLACE) return find(OTHER_PLACE, key, toLabels);
    if (ofPlace === undefined) {
      ofPlace = new Map();
      byPlace.set(place, ofPlace);
    }
    const series = { labels: { ...toLabels(), ...place }, value: 0 };
    ofPlace.set(key, series);
    all.push(series);
    return series;
  };
  return { seriesOf: (scope, key, toLabels) => find(toPlace(scope), key, toLabels), all: () => all };
}

/** Enough for two operations in 25 accounts with 20 Regions. With more, one scrape would take 100 ms of CPU time. */
const MAX_SERIES = 1_000;
