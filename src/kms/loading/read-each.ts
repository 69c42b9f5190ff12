import pMap from 'p-map';
import type { KmsScope } from '../arn.ts';
import { MAX_IN_FLIGHT } from '../pace/lane.ts';

/**
 * Milliseconds for which answers wait for others. What is done with an answer runs up to a fifth faster for many answers
 * in a row than between two answers, because of the caches of the processor.
 */
const GROUP_MS = 50;

/**
 * Reads each item with a call of its own, because KMS has no batch operation. The answers come in groups, so that none
 * waits long for another that is slow. For one account and Region, it prepares only as many calls at a time as the
 * limiter sends. A waiting item needs less memory than a prepared call.
 */
export function readEach<Item, Value>(
  items: readonly Item[],
  toScope: (item: Item) => KmsScope,
  read: (item: Item) => Promise<Value>,
): readonly Promise<Value>[] {
  if (items.length === 1) return items.map(read);
  const settle = createGroups(items.length);
  const waiting = items.map((item) => ({ item, ...Promise.withResolvers<Value>() }));
  for (const scope of Map.groupBy(waiting, ({ item }) => toName(toScope(item))).values()) {
    const readOne = ({ item, resolve, reject }: (typeof waiting)[number]) =>
      read(item).then(
        (value) => settle(() => resolve(value)),
        (error) => settle(() => reject(error)),
      );
    void pMap(scope, readOne, { concurrency: MAX_IN_FLIGHT });
  }
  return waiting.map(({ promise }) => promise);
}

/** Settles `count` promises in groups: all that are ready when the time of the group ends, or when all are ready. */
function createGroups(count: number): (settle: () => void) => void {
  let missing = count;
  let group: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  const settleGroup = () => {
    clearTimeout(timer);
    timer = undefined;
    const ready = group;
    group = [];
    for (const settle of ready) settle();
  };
  return (settle) => {
    group.push(settle);
    missing--;
    if (missing === 0) settleGroup();
    else timer ??= setTimeout(settleGroup, GROUP_MS);
  };
}

function toName({ partition, accountId, region }: KmsScope): string {
  return `${partition} ${accountId} ${region}`;
}
