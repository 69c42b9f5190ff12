import { expect, it } from 'vitest';
import { DOC_KEY, setup } from '../_setup.ts';

/** Timers of the whole process. */
function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

it('a request with an answer leaves no timer behind', async () => {
  const { query } = await setup();
  const ask = async () => {
    const { data } = await query(`{ key(id: "${DOC_KEY}") { policy { __typename } } }`);
    expect(data).toEqual({ key: { policy: { __typename: 'KeyPolicy' } } });
  };
  await ask();
  const before = countTimers();
  for (let request = 0; request < 20; request++) await ask();
  expect(countTimers()).toBeLessThan(before + 5);
});
