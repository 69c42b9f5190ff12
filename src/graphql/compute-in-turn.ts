import { setImmediate as nextIteration } from 'node:timers/promises';
import { KmsError } from '../kms/exceptions.ts';
import type { Context } from './context.ts';

/** Milliseconds of computing after which the event loop gets its turn. */
const SLICE_MS = 5;

type Job = () => void;

/** The jobs of one request. Those before `next` have run: `shift` would move all the others. */
type Queue = { readonly jobs: Job[]; next: number };

/** The requests whose jobs wait, by their signal. */
const waiting = new Map<AbortSignal, Queue>();
let isRunning = false;

/** When the time for computing in this iteration of the event loop ends. Undefined until something is computed. */
let sliceEnd: number | undefined;

/**
 * Runs a computation that can take milliseconds, such as the evaluation of a long policy. One query can have thousands
 * of them. They run at once for up to SLICE_MS in an iteration of the event loop. After that they wait, and run one
 * after the other, one of each request in turn. So the value comes at once (most do), or as a promise.
 */
export function computeInTurn<Value>(
  { signal }: Pick<Context, 'signal'>,
  compute: () => Value,
): Value | Promise<Value> {
  if (waiting.size === 0 && hasTimeLeft()) return computeNow(signal, compute);
  return new Promise((resolve, reject) => {
    addJob(signal, () => {
      try {
        resolve(computeNow(signal, compute));
      } catch (error) {
        reject(error);
      }
    });
  });
}

function computeNow<Value>(signal: AbortSignal, compute: () => Value): Value {
  if (signal.aborted) throw deadlineExceeded();
  return compute();
}

function hasTimeLeft(): boolean {
  if (sliceEnd === undefined) {
    sliceEnd = performance.now() + SLICE_MS;
    setImmediate(() => {
      sliceEnd = undefined;
    });
  }
  return performance.now() < sliceEnd;
}

function addJob(signal: AbortSignal, job: Job): void {
  const queue = waiting.get(signal) ?? { jobs: [], next: 0 };
  waiting.set(signal, queue);
  queue.jobs.push(job);
  if (!isRunning) run();
}

/** The request ended before its turn: at its deadline, or because its client disconnected. */
function deadlineExceeded(): KmsError {
  const message = 'The deadline of the request passed before everything was evaluated.';
  return new KmsError({ code: 'DeadlineExceeded', message });
}

async function run(): Promise<void> {
  isRunning = true;
  while (waiting.size > 0) {
    await nextIteration();
    while (waiting.size > 0 && hasTimeLeft()) takeJob()?.();
  }
  isRunning = false;
}

/** The next job of the request that has waited longest for its turn. */
function takeJob(): Job | undefined {
  const [first] = waiting;
  if (first === undefined) return undefined;
  const [signal, queue] = first;
  const job = queue.jobs[queue.next];
  queue.next++;
  waiting.delete(signal);
  if (queue.next < queue.jobs.length) waiting.set(signal, queue);
  return job;
}
