import { setImmediate as nextIteration } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { computeInTurn } from '../../src/graphql/compute-in-turn.ts';

/** Each test starts with all of the time for computing at once. */
beforeEach(async () => {
  await nextIteration();
});

it('computes for a request until it ends, and then fails with the code of a passed deadline', async () => {
  const controller = new AbortController();
  const context = { signal: controller.signal };
  expect(computeInTurn(context, () => 1)).toBe(1);
  computeInTurn(context, computeLong);
  const first = computeInTurn(context, () => controller.abort(new Error('over')));
  const second = computeInTurn(context, () => 2);
  await first;
  await expect(second).rejects.toMatchObject({ failure: { code: 'DeadlineExceeded' } });
  await nextIteration();
  expect(() => computeInTurn(context, () => 3)).toThrow('The deadline of the request passed');
});

/** Takes longer than what may be computed without a pause. */
function computeLong(): void {
  const end = performance.now() + 10;
  while (performance.now() < end);
}

it('computes at once while there is time, also for many', async () => {
  const { signal } = new AbortController();
  const order: string[] = [];
  const computed = Promise.all(['a', 'b'].map((name) => computeInTurn({ signal }, () => order.push(name))));
  expect(order).toEqual(['a', 'b']);
  await computed;
});

it('lets everything else in the process run after a long computation, before the next one', async () => {
  const { signal } = new AbortController();
  const order: string[] = [];
  setImmediate(() => order.push('something else'));
  await Promise.all([
    computeInTurn({ signal }, computeLong),
    computeInTurn({ signal }, () => order.push('the next one')),
  ]);
  expect(order).toEqual(['something else', 'the next one']);
});

it('gives each request its turn when there is no time left', async () => {
  const order: string[] = [];
  const [one, other] = [new AbortController(), new AbortController()];
  const add = ({ signal }: AbortController, name: string) => computeInTurn({ signal }, () => order.push(name));
  const long = computeInTurn({ signal: one.signal }, computeLong);
  await Promise.all([long, add(one, 'a1'), add(one, 'a2'), add(one, 'a3'), add(other, 'b1')]);
  expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
});

it('fails with what a computation throws, and goes on', async () => {
  const { signal } = new AbortController();
  const fail = () => {
    throw new Error('broken');
  };
  expect(() => computeInTurn({ signal }, fail)).toThrow('broken');
  computeInTurn({ signal }, computeLong);
  const failing = computeInTurn({ signal }, fail);
  const next = computeInTurn({ signal }, () => 'next');
  await expect(failing).rejects.toThrow('broken');
  await expect(next).resolves.toBe('next');
});
