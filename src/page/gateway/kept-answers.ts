import { onForget } from '../ui/forget.ts';
import type { FieldFailure } from './failure.ts';

/** The last answer to a query that had data. */
export type KeptAnswer<Data> = {
  readonly data: Data;
  /** When it arrived, in the format of RFC 3339. */
  readonly readAt: string;
  readonly failures: readonly FieldFailure[];
};

/**
 * Keeps `data`, if there is any, as the last answer to the request with this key. Returns the last answer to it.
 */
export function keepAnswer<Data>(
  key: number,
  data: Data | undefined,
  failures: readonly FieldFailure[],
): KeptAnswer<Data> | undefined {
  const before = kept.get(key) as KeptAnswer<Data> | undefined;
  if (data === undefined || before?.data === data) return before;
  const answer = { data, readAt: new Date().toISOString(), failures };
  kept.delete(key); // so that it becomes the newest
  kept.set(key, answer);
  for (const oldest of [...kept.keys()].slice(0, -MAX_KEPT)) kept.delete(oldest);
  return answer;
}

/** More than somebody looks at in turn. Large answers have about 1 MB. */
const MAX_KEPT = 60;

/** In the order of their arrival. */
const kept = new Map<number, KeptAnswer<unknown>>();
onForget(() => kept.clear());
