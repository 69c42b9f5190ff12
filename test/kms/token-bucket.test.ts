import { describe, expect, it } from 'vitest';
import { createQuota } from '../../src/embedded-kms/faults/quota.ts';
import { createTokenBucket, type TokenBucket } from '../../src/kms/pace/token-bucket.ts';

/** A bucket whose clock moves only by `pass`. */
function startBucket(callsPerSecond: number) {
  let now = 0;
  const bucket = createTokenBucket(callsPerSecond, () => now);
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { bucket, pass };
}

/** Takes tokens until the bucket says to wait. */
function takeAll(bucket: TokenBucket, most = Number.POSITIVE_INFINITY): { calls: number; waitMs: number } {
  for (let calls = 1; ; calls++) {
    const waitMs = bucket.take();
    if (waitMs > 0 || calls === most) return { calls, waitMs };
  }
}

/** The calls of `seconds` of a program that always has calls to send, and whose timers are late by `lateMs`. */
function takeFor(seconds: number, { bucket, pass }: ReturnType<typeof startBucket>, lateMs = 0): number {
  let taken = 0;
  for (let time = 0; time < seconds * 1000; ) {
    const { calls, waitMs } = takeAll(bucket);
    taken += calls;
    time += waitMs + lateMs;
    pass(waitMs + lateMs);
  }
  return taken;
}

/** The same numbers from 0 to 1 each time: a Lehmer generator. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('the token bucket', () => {
  it('sends the calls of 50 ms at once, and then no more than its rate', () => {
    const started = startBucket(1000);
    expect(takeAll(started.bucket).calls).toBe(50);
    started.pass(1);
    const taken = takeFor(10, started);
    expect(taken).toBeGreaterThan(9_950);
    expect(taken).toBeLessThanOrEqual(10_010);
    started.pass(60_000);
    expect(takeAll(started.bucket).calls).toBe(50);
  });

  it.each([1, 10, 40])('loses no call if timers are late by %i ms', (lateMs) => {
    const taken = takeFor(10, startBucket(1000), lateMs);
    expect(taken).toBeGreaterThan(9_950);
    expect(taken).toBeLessThanOrEqual(10_050);
  });

  it('sends one call at a time where KMS allows a few per second', () => {
    const { bucket, pass } = startBucket(2.5);
    expect(takeAll(bucket)).toEqual({ calls: 1, waitMs: 400 });
    pass(400);
    expect(takeAll(bucket)).toEqual({ calls: 1, waitMs: 400 });
  });

  it('has no limit for a KMS without quotas', () => {
    const { bucket } = startBucket(Number.POSITIVE_INFINITY);
    bucket.slowDown();
    expect(takeAll(bucket, 10_000)).toEqual({ calls: 10_000, waitMs: 0 });
  });

  it('slows down by 1 % with one throttled call, and to a third with 100', () => {
    const [once, often] = [startBucket(1000), startBucket(1000)];
    once.bucket.slowDown();
    expect(takeFor(1, once)).toBeGreaterThan(1_035);
    for (let call = 0; call < 100; call++) often.bucket.slowDown();
    const taken = takeFor(1, often);
    expect(taken).toBeGreaterThan(400);
    expect(taken).toBeLessThan(480);
  });

  it('comes back to its rate in 20 seconds', () => {
    const started = startBucket(1000);
    for (let call = 0; call < 1000; call++) started.bucket.slowDown();
    expect(takeFor(1, started)).toBeLessThan(100);
    started.pass(19_000);
    expect(takeFor(1, started)).toBeGreaterThan(995);
  });

  it('shares a quota with another gateway: half each, with few throttled calls', () => {
    let now = 0;
    const random = createRandom(1);
    const take = createQuota({ perSecond: 1000, burst: 100 });
    const toGateway = (nextAt: number) => ({
      bucket: createTokenBucket(1000, () => now),
      nextAt,
      answered: 0,
      throttled: 0,
    });
    // The second starts while the first has the whole quota. The first minute is not counted.
    const gateways = [toGateway(0), toGateway(10_000)];
    for (; now < 180_000; now++) {
      // In turns, because the first of one millisecond finds more tokens.
      for (const gateway of now % 2 === 0 ? gateways : gateways.toReversed()) {
        if (now === 60_000) Object.assign(gateway, { answered: 0, throttled: 0 });
        for (let waitMs = 0; waitMs === 0 && gateway.nextAt <= now; ) {
          waitMs = gateway.bucket.take();
          if (waitMs > 0) gateway.nextAt = now + waitMs + 10 * random(); // timers are late
          const answered = take('', now);
          if (!answered) gateway.bucket.slowDown();
          gateway[answered ? 'answered' : 'throttled']++;
        }
      }
    }
    for (const { answered, throttled } of gateways) {
      expect(answered / 120_000).toBeCloseTo(0.5, 1);
      expect(throttled / (answered + throttled)).toBeLessThan(0.03);
    }
  });
});
