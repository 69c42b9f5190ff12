import pMap from 'p-map';
import type { KmsScope } from './arn.ts';
import { MAX_IN_FLIGHT } from './pace/lane.ts';

/**
 * Reads each key for itself, since KMS has no batch operation: the failure of one, an Error in its place, spoils no other.
 * Of one account and Region no more calls are prepared than the limiter sends at a time: what waits is a key, not a call
 * with all that belongs to it.
 */
export async function readEach<Key, Value>(
  keys: readonly Key[],
  scopeOf: (key: Key) => KmsScope,
  read: (key: Key) => Promise<Value>,
): Promise<(Value | Error)[]> {
  const results = new Array<Value | Error>(keys.length);
  const readOne = async (index: number) => {
    results[index] = await read(keys[index] as Key).catch(toError);
  };
  const scopes = Map.groupBy(keys.keys(), (index) => toName(scopeOf(keys[index] as Key)));
  await Promise.all([...scopes.values()].map((scope) => pMap(scope, readOne, { concurrency: MAX_IN_FLIGHT })));
  return results;
}

function toName({ partition, accountId, region }: KmsScope): string {
  return `${partition} ${accountId} ${region}`;
}

/** A DataLoader takes failures as values of its batch. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
