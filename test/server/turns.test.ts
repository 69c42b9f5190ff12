import { describe, expect, it } from 'vitest';
import { createRequestsByPeer } from '../../src/server/overload/requests-by-peer.ts';
import { createTurns } from '../../src/server/overload/turns.ts';

function block(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

/** In which order requests of these owners start; each takes so long to start. */
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
  it('go round, however many requests one owner has', async () => {
    expect(await orderOf([...'aaaabbc'])).toBe('abcabaa');
  });

  it('let whoever took long rest while others send', async () => {
    const { wait } = createTurns(60_000);
    await wait('b').turn;
    await wait('a').turn;
    block(200);
    const began = performance.now();
    const again = wait('a').turn.then(() => performance.now() - began);
    await wait('b').turn;
    expect(await again).toBeGreaterThan(150);
  });

  it('let one owner alone never rest', async () => {
    const began = performance.now();
    await orderOf([...'aaaaa'], 50);
    expect(performance.now() - began).toBeLessThan(450); // 250, and 500 with rests
  });

  it('end for whoever has waited too long, or has gone', async () => {
    await expect(createTurns(0).wait('a').turn).rejects.toThrow('overloaded');
    const waiting = createTurns(60_000).wait('a');
    waiting.giveUp();
    await expect(waiting.turn).rejects.toThrow('overloaded');
  });

  it('are waited for by 500 requests of one owner, and leave the others room', async () => {
    const { wait } = createTurns(60_000);
    const waiting = Array.from({ length: 500 }, () => wait('a').turn);
    await expect(wait('a').turn).rejects.toThrow('Your requests that are in flight use up the share of one caller');
    await expect(wait('a', true).turn).rejects.toThrow('The requests from your address');
    await expect(wait('b').turn).resolves.toBeUndefined();
    await Promise.all(waiting);
  });
});

describe('few in flight, while the event loop is late,', () => {
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
  ])('beside %s has %s: %s', (peers, peer, expected) => {
    expect(crowdOf(peers).isBelowMean(peer)).toBe(expected);
  });

  it('is nothing that lasts', () => {
    const { leave, size } = crowdOf('aab');
    for (const each of leave) each();
    expect(size()).toBe(0);
  });
});
