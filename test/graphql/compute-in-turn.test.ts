import { expect, it } from 'vitest';
import { computeInTurn } from '../../src/graphql/compute-in-turn.ts';

it('computes for a request until it ends, and then fails with the code of a passed deadline', async () => {
  const controller = new AbortController();
  const context = { signal: controller.signal };
  await expect(computeInTurn(context, () => 1)).resolves.toBe(1);
  const first = computeInTurn(context, () => controller.abort(new Error('over')));
  const second = computeInTurn(context, () => 2);
  await first;
  await expect(second).rejects.toMatchObject({ failure: { code: 'DeadlineExceeded' } });
});

it('gives each request its turn', async () => {
  const order: string[] = [];
  const [one, other] = [new AbortController(), new AbortController()];
  const add = ({ signal }: AbortController, name: string) => computeInTurn({ signal }, () => order.push(name));
  await Promise.all([add(one, 'a1'), add(one, 'a2'), add(one, 'a3'), add(other, 'b1')]);
  expect(order).toEqual(['a1', 'b1', 'a2', 'a3']);
});

it('rejects with what a computation throws, and goes on', async () => {
  const { signal } = new AbortController();
  const failing = computeInTurn({ signal }, () => {
    throw new Error('broken');
  });
  const next = computeInTurn({ signal }, () => 'next');
  await expect(failing).rejects.toThrow('broken');
  await expect(next).resolves.toBe('next');
});
