import type { Plugin } from 'graphql-yoga';
import type { KmsObserver } from '../kms/pace/observer.ts';

export type Readiness = {
  readonly status: 'ready' | 'draining' | 'overloaded';
  readonly mode: 'embedded' | 'aws';
  readonly kms: KmsReachability;
  readonly eventLoopDelayMs: number;
  /** What the requests in flight may cause. */
  readonly kmsCallsInFlight: number;
};

/** Told by the calls that are made anyway: a probe makes none. */
export type KmsReachability = {
  /** `unknown` until the first call. */
  readonly state: 'reachable' | 'unreachable' | 'unknown';
  /** When a try was last answered, whatever the answer; null: never. */
  readonly lastAnswerAt: string | null;
  /** When a try last got no answer; null: never. */
  readonly lastFailureAt: string | null;
};

export const READY_PATH = '/readyz';
export const LIVE_PATH = '/livez';

/**
 * Answers `LIVE_PATH` with 200 for as long as anything is answered, and `READY_PATH` with 200 where requests may be sent here, else 503.
 * An unreachable KMS is told, but is no reason for 503: it is so for all replicas at once, and without any of them clients would
 * get no answer at all instead of one that names what failed.
 */
export function useHealth(readiness: () => Readiness): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      // Parsing the address of each request would cost more than all else here.
      if (!request.url.includes(READY_PATH) && !request.url.includes(LIVE_PATH)) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      if (url.pathname === LIVE_PATH)
        endResponse(new fetchAPI.Response('{"status":"live"}\n', { headers: toHeaders() }));
      if (url.pathname !== READY_PATH) return;
      const body = readiness();
      const status = body.status === 'ready' ? 200 : 503;
      endResponse(new fetchAPI.Response(`${JSON.stringify(body)}\n`, { status, headers: toHeaders() }));
    },
  };
}

/** Anew each time: Yoga's Response writes the length of its body into what it is given. */
function toHeaders(): Record<string, string> {
  return { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
}

export function toReadyStatus(isDraining: boolean, isOverloaded: boolean): Readiness['status'] {
  if (isDraining) return 'draining';
  return isOverloaded ? 'overloaded' : 'ready';
}

/** Learns from the calls that are made anyway. */
export function watchKms(): { readonly observer: KmsObserver; reachability(): KmsReachability } {
  let answered: number | null = null;
  let failed: number | null = null;
  return {
    observer: {
      onSent() {},
      onTried(_call, failure) {
        if (failure !== null && UNREACHABLE.has(failure.code)) failed = Date.now();
        else answered = Date.now();
      },
      onFailed() {},
    },
    reachability: () => ({
      state: toState(answered, failed),
      lastAnswerAt: toTime(answered),
      lastFailureAt: toTime(failed),
    }),
  };
}

/** A load balancer's HTML page is no answer of KMS, either. */
const UNREACHABLE = new Set(['Timeout', 'ConnectionFailed', 'BrokenAnswer']);

function toState(answered: number | null, failed: number | null): KmsReachability['state'] {
  if (failed === null) return answered === null ? 'unknown' : 'reachable';
  return answered !== null && answered >= failed ? 'reachable' : 'unreachable';
}

function toTime(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
