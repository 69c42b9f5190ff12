import { computeInTurn } from './compute-in-turn.ts';
import type { Context } from './context.ts';

/** Milliseconds of steps that are computed without a pause. */
const SLICE_MS = 2;

/** Runs a computation that yields where it can pause, so that everything else in the process gets its turn. */
export async function computeStepsInTurn<Value>(
  context: Pick<Context, 'signal'>,
  steps: Generator<unknown, Value>,
): Promise<Value> {
  for (;;) {
    const { done, value } = await computeInTurn(context, () => advance(steps));
    if (done) return value;
  }
}

function advance<Value>(steps: Generator<unknown, Value>): IteratorResult<unknown, Value> {
  const until = performance.now() + SLICE_MS;
  let result = steps.next();
  while (!result.done && performance.now() < until) result = steps.next();
  return result;
}
