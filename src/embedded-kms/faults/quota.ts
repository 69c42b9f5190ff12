/** A quota as AWS has them: a bucket of `burst` calls, refilled at `perSecond` calls per second. */
export type Quota = { readonly perSecond: number; readonly burst: number };

/** Takes one call from the bucket of `place`. False if the bucket is empty. `now` is in milliseconds. */
export type TakeFromQuota = (place: string, now: number) => boolean;

type Bucket = { calls: number; since: number };

/** Creates the buckets of one quota: one for each account and Region (`place`). Each bucket starts full. */
export function createQuota({ perSecond, burst }: Quota): TakeFromQuota {
  const buckets = new Map<string, Bucket>();
  return (place, now) => {
    const bucket = buckets.get(place) ?? { calls: burst, since: now };
    buckets.set(place, bucket);
    const elapsed = Math.max(0, now - bucket.since); // the clock may be set back
    bucket.calls = Math.min(burst, bucket.calls + (elapsed * perSecond) / 1000);
    bucket.since = now;
    if (bucket.calls < 1) return false;
    bucket.calls--;
    return true;
  };
}
