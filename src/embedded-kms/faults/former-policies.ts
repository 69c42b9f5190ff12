import type { FaultSubject } from './faults.ts';

/** The policy that a key had before its last PutKeyPolicy. */
export type FormerPolicy = {
  readonly text: string;
  /** Epoch milliseconds of the PutKeyPolicy call. */
  readonly replacedAt: number;
};

/** For the fault `stale`. In memory only: after a restart, no key has a former policy. */
export type FormerPolicies = {
  /** `key` is the key as it was before PutKeyPolicy. */
  add(key: Place & { readonly keyId: string; readonly policy: string }): void;
  find(subject: FaultSubject): FormerPolicy | null;
};

type Place = Pick<FaultSubject, 'accountId' | 'region'>;

export function createFormerPolicies(now: () => number): FormerPolicies {
  const byKey = new Map<string, FormerPolicy>();
  return {
    add(key) {
      byKey.set(toName(key), { text: key.policy, replacedAt: now() });
    },
    find: (subject) => byKey.get(toName(subject)) ?? null,
  };
}

function toName({ accountId, region, keyId }: Place & Pick<FaultSubject, 'keyId'>): string {
  return `${accountId}/${region}/${keyId}`;
}
