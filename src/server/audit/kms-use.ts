import { toArn } from '../../kms/arn.ts';
import type { KmsCall } from '../../kms/call.ts';
import type { KmsObserver } from '../../kms/pace/observer.ts';

/** What one request has done at KMS. */
export type KmsUse = {
  /** Calls sent, tries included, by operation. */
  readonly calls: Map<string, number>;
  retries: number;
  throttled: number;
  /** Calls that failed for good, by the exception's code. */
  readonly failures: Map<string, number>;
  /** Every key that a call named, and `key/*` of an account and Region for a list. */
  readonly keys: Set<string>;
  /** Those that may be named in a log, at most MAX_NAMED. */
  readonly named: Set<string>;
};

export function createKmsUse(): KmsUse {
  return { calls: new Map(), retries: 0, throttled: 0, failures: new Map(), keys: new Set(), named: new Set() };
}

/** Keeps what goes to KMS with the request it is for; `useOf` finds that by its signal. */
export function createKmsUseObserver(useOf: (signal: AbortSignal) => KmsUse | undefined): KmsObserver {
  return {
    onSent(call, again) {
      const use = useOf(call.signal);
      if (use === undefined) return;
      add(use.calls, call.operation);
      if (again) use.retries++;
      const name = toName(call);
      use.keys.add(name);
      if (use.named.size < MAX_NAMED && KMS_MADE.test(name)) use.named.add(name);
    },
    onTried(call, failure) {
      const use = useOf(call.signal);
      if (use === undefined) return;
      if (failure === null && use.named.size < MAX_NAMED) use.named.add(toName(call));
      if (failure?.retryAfterMs != null) use.throttled++;
    },
    onFailed(call, { code }) {
      const use = useOf(call.signal);
      if (use !== undefined) add(use.failures, code);
    },
  };
}

/** A page of the default size is named whole. */
const MAX_NAMED = 100;

/**
 * IDs as KMS makes them, and lists. Any other name is the client's own text until KMS has known it: it may be a secret, pasted
 * where a key's ID belongs.
 */
const KMS_MADE =
  /^arn:aws[\w-]{0,20}:kms:[a-z0-9-]{1,30}:\d{12}:key\/(\*|mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function toName({ keyId, scope }: KmsCall): string {
  return keyId ?? toArn({ ...scope, keyId: '*' });
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
