import { describe, expect, it } from 'vitest';
import { createRequestsByPeer } from '../../src/server/overload/requests-by-peer.ts';
import { createTurns } from '../../src/server/overload/turns.ts';

function block(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** The order in which requests of these owners start. Each start blocks for `startMs`. */
async function orderOf(owners: readonly string[], startMs = 0): Promise<string> {
  const { wait } = createTurns(60_000);
  const started: string[] = [];
  const run = async (owner: string) => {
    await wait(owner).turn;
    started.push(owner);
    block(startMs);
  };
  await Promise.all(owners.map(run));
  return started.join('');
}

describe('turns', () => {
  it('alternate between owners, however many requests one of them has', async () => {
    expect(await orderOf([...'aaaabbc'])).toBe('abcabaa');
  });

  it('make an owner wait whose request took long, while others send requests', async () => {
    const { wait } = createTurns(60_000);
    await wait('b').turn;
    await wait('a').turn;
    block(200);
    const began = performance.now();
    const again = wait('a').turn.then(() => performance.now() - began);
    await wait('b').turn;
    expect(await again).toBeGreaterThan(150);
  });

  it('never make a single owner wait', async () => {
    const began = performance.now();
    await orderOf([...'aaaaa'], 50);
    expect(performance.now() - began).toBeLessThan(450); // 250, and 500 with rests
  });

  it('fail for a request that has waited too long, or whose client has gone', async () => {
    await expect(createTurns(0).wait('a').turn).rejects.toThrow('overloaded');
    const waiting = createTurns(60_000).wait('a');
    waiting.giveUp();
    await expect(waiting.turn).rejects.toThrow('overloaded');
  });

  it('let at most 500 requests of one owner wait, so that others have room', async () => {
    const { wait } = createTurns(60_000);
    const waiting = Array.from({ length: 500 }, () => wait('a').turn);
    await expect(wait('a').turn).rejects.toThrow('Your requests that are in flight use up the share of one caller');
    await expect(wait('a', true).turn).rejects.toThrow('The requests from your address');
    await expect(wait('b').turn).resolves.toBeUndefined();
    await Promise.all(waiting);
  });
});

describe('the crowd of requests in flight', () => {
  const crowdOf = (peers: string) => {
    const crowd = createRequestsByPeer();
    const leave = [...peers].map(crowd.enter);
    return { ...crowd, leave };
  };

  it.each([
    ['aaaaaaaaaaaaaaaaaaaaaaaaa', 'a', false],
    ['aaaaaaaaaaaaaaaaaaaaaaaaa', 'b', true],
    ['aaaaaaaaaabbb', 'b', true],
    ['aaaaaaaaaabbb', 'a', false],
    ['abcdefgh', 'x', false], // many clients with one request each
  ])('of the peers %s, %s has less than the mean: %s', (peers, peer, expected) => {
    expect(crowdOf(peers).isBelowMean(peer)).toBe(expected);
  });

  it('is empty when all requests have ended', () => {
    const { leave, size } = crowdOf('aab');
    for (const each of leave) each();
    expect(size()).toBe(0);
  });
});
