import { setImmediate as nextIteration } from 'node:timers/promises';
import type { Context } from './context.ts';

/** Milliseconds of computing after which everything else in the process gets its turn. */
const SLICE_MS = 5;

type Job = () => void;

/** The jobs that wait, by the signal of their request. */
const waiting = new Map<AbortSignal, Job[]>();
let isRunning = false;

/**
 * Runs a computation that takes milliseconds, such as the evaluation of a long policy. One query can have thousands of
 * them. They run one after the other, one of each request in turn, and at most SLICE_MS without a pause.
 */
export function computeInTurn<Value>({ signal }: Pick<Context, 'signal'>, compute: () => Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const jobs = waiting.get(signal) ?? [];
    waiting.set(signal, jobs);
    jobs.push(() => {
      try {
        signal.throwIfAborted();
        resolve(compute());
      } catch (error) {
        reject(error);
      }
    });
    if (!isRunning) run();
  });
}

async function run(): Promise<void> {
  isRunning = true;
  while (waiting.size > 0) {
    await nextIteration();
    const until = performance.now() + SLICE_MS;
    for (let job = takeJob(); job !== undefined; job = performance.now() < until ? takeJob() : undefined) job();
  }
  isRunning = false;
}

/** The next job of the request that has waited longest for its turn. */
function takeJob(): Job | undefined {
  const [next] = waiting;
  if (next === undefined) return undefined;
  const [signal, jobs] = next;
  const job = jobs.shift();
  waiting.delete(signal);
  if (jobs.length > 0) waiting.set(signal, jobs);
  return job;
}
