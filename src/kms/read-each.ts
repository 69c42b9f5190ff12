import pMap from 'p-map';
import type { KmsScope } from './arn.ts';
import { MAX_IN_FLIGHT } from './pace/lane.ts';

/**
 * Reads each item with a call of its own, because KMS has no batch operation. A failed item becomes an Error in the
 * result and does not affect the others. For one account and Region, it prepares only as many calls at a time as the
 * limiter sends. A waiting item needs less memory than a prepared call.
 */
export async function readEach<Item, Value>(
  items: readonly Item[],
  toScope: (item: Item) => KmsScope,
  read: (item: Item) => Promise<Value>,
): Promise<(Value | Error)[]> {
  const results = new Array<Value | Error>(items.length);
  const readOne = async (index: number) => {
    results[index] = await read(items[index] as Item).catch(toError);
  };
  if (items.length === 1) {
    await readOne(0);
    return results;
  }
  const scopes = Map.groupBy(items.keys(), (index) => toName(toScope(items[index] as Item)));
  await Promise.all([...scopes.values()].map((scope) => pMap(scope, readOne, { concurrency: MAX_IN_FLIGHT })));
  return results;
}

function toName({ partition, accountId, region }: KmsScope): string {
  return `${partition} ${accountId} ${region}`;
}

/** DataLoader expects each failure of a batch as an Error in the result. */
function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
