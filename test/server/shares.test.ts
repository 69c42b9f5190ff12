import { describe, expect, it } from 'vitest';
import { toPeer } from '../../src/server/connections/to-peer.ts';
import { createShares, type Place } from '../../src/server/overload/shares.ts';

const take = (shares: ReturnType<typeof createShares>, owner: string, cost: number) => {
  const place = shares.take(owner, cost);
  if (typeof place === 'string') throw new Error(place);
  return place;
};

/** How many places of this cost an owner gets. */
function fill(shares: ReturnType<typeof createShares>, owner: string, cost: number): Place[] {
  const places: Place[] = [];
  for (let place = shares.take(owner, cost); typeof place !== 'string'; place = shares.take(owner, cost))
    places.push(place);
  return places;
}

describe('a share', () => {
  it('is a half alone, and a half of the rest for each that comes later', () => {
    const shares = createShares(8_000);
    expect(['a', 'b', 'c'].map((owner) => fill(shares, owner, 50).length)).toEqual([80, 40, 20]);
    expect(shares.take('a', 50)).toBe('share');
    expect(shares.take('d', 900)).toBe('full');
    expect(typeof shares.take('d', 50)).toBe('object');
  });

  it('has small places besides, while a quarter of all is free', () => {
    const shares = createShares(8_000);
    fill(shares, 'a', 50);
    expect(fill(shares, 'a', 10)).toHaveLength(200);
  });

  it('is given back once, in parts too, and leaves nothing', () => {
    const shares = createShares(1_000);
    const [one, two] = [take(shares, 'a', 300), take(shares, 'a', 200)];
    one.shrinkTo(100);
    one.shrinkTo(200);
    expect(shares.total()).toBe(300);
    one.leave();
    one.leave();
    two.leave();
    expect(shares.total()).toBe(0);
    expect(typeof shares.take('a', 5_000)).toBe('object'); // alone
  });
});

describe('a peer', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    [undefined, 'unknown'],
  ])('at %s is %s', (address, peer) => {
    expect(toPeer(address)).toBe(peer);
  });
});
