import { describe, expect, it } from 'vitest';
import { toPeer } from '../../src/server/connections/to-peer.ts';
import { type Allocation, createShares } from '../../src/server/overload/shares.ts';

const allocate = (shares: ReturnType<typeof createShares>, owner: string, cost: number) => {
  const allocation = shares.allocate(owner, cost);
  if (typeof allocation === 'string') throw new Error(allocation);
  return allocation;
};

/** Allocates this cost to an owner until it is denied. */
function fill(shares: ReturnType<typeof createShares>, owner: string, cost: number): Allocation[] {
  const allocations: Allocation[] = [];
  for (;;) {
    const allocation = shares.allocate(owner, cost);
    if (typeof allocation === 'string') return allocations;
    allocations.push(allocation);
  }
}

describe('a share', () => {
  it('is half of the capacity for one caller, and half of the rest for each later caller', () => {
    const shares = createShares(8_000);
    expect(['a', 'b', 'c'].map((owner) => fill(shares, owner, 50).length)).toEqual([80, 40, 20]);
    expect(shares.allocate('a', 50)).toBe('share');
    expect(shares.allocate('d', 900)).toBe('full');
    expect(typeof shares.allocate('d', 50)).toBe('object');
  });

  it('is exceeded by small requests while a quarter of the capacity stays free', () => {
    const shares = createShares(8_000);
    fill(shares, 'a', 50);
    expect(fill(shares, 'a', 10)).toHaveLength(200);
  });

  it('is released once, also in parts, and completely', () => {
    const shares = createShares(1_000);
    const [one, two] = [allocate(shares, 'a', 300), allocate(shares, 'a', 200)];
    one.shrinkTo(100);
    one.shrinkTo(200);
    expect(shares.total()).toBe(300);
    one.release();
    one.release();
    two.release();
    expect(shares.total()).toBe(0);
    expect(typeof shares.allocate('a', 5_000)).toBe('object'); // alone
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
