import { expect, it } from 'vitest';
import { createKeyQueues } from '../../src/server/writes/key-queues.ts';

/** Queues, and a task that is run by them until `end` is called. */
function createTest() {
  const queues = createKeyQueues();
  const events: string[] = [];
  const run = (name: string, key = 'one') => {
    const { promise, resolve: end } = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const done = queues.run(key, async () => {
      events.push(`${name} begins`);
      begun.resolve();
      await promise;
      events.push(`${name} ends`);
    });
    return { begun: begun.promise, done, end };
  };
  return { queues, events, run };
}

it('a change that comes when the first one has ended waits for the second one', async () => {
  const { events, run } = createTest();
  const [first, second] = [run('first'), run('second')];
  first.end();
  await Promise.all([first.done, second.begun]);
  const third = run('third');
  third.end();
  second.end();
  await third.done;
  expect(events).toEqual([
    ...['first begins', 'first ends', 'second begins'],
    ...['second ends', 'third begins', 'third ends'],
  ]);
});

it('a change that fails lets the next one run', async () => {
  const { queues, run } = createTest();
  const failing = queues.run('one', () => Promise.reject(new Error('failed')));
  const next = run('next');
  next.end();
  await expect(failing).rejects.toThrow('failed');
  await next.done;
});

it('changes of other keys do not wait', async () => {
  const { run } = createTest();
  const one = run('one');
  const other = run('other', 'other');
  await Promise.all([one.begun, other.begun]);
  one.end();
  other.end();
  await Promise.all([one.done, other.done]);
});

it('whenIdle waits for all keys', async () => {
  const { queues, events, run } = createTest();
  const [one, other] = [run('one'), run('other', 'other')];
  const idle = queues.whenIdle().then(() => events.push('idle'));
  one.end();
  await one.done;
  other.end();
  await idle;
  expect(events.at(-1)).toBe('idle');
  expect(events).toContain('other ends');
});
