import type { Plugin } from 'graphql-yoga';
import type { KmsReachability, KmsWatch } from './kms-reachability.ts';
import type { Admission } from './overload/admission.ts';
import type { Pressure } from './overload/pressure.ts';
import { LIVE_PATH, READY_PATH } from './paths.ts';

/** The answer to READY_PATH. */
export type Readiness = {
  readonly status: 'ready' | 'draining' | 'overloaded';
  /** Of the gateway. Null if the program that made it says none. */
  readonly version: string | null;
  readonly mode: 'embedded' | 'aws';
  readonly kms: KmsReachability;
  readonly eventLoopDelayMs: number;
  /** The most KMS calls that the requests in flight may cause. */
  readonly kmsCallsInFlight: number;
};

type ReadinessOptions = {
  readonly version: Readiness['version'];
  readonly mode: Readiness['mode'];
  readonly isDraining: () => boolean;
  readonly kmsWatch: KmsWatch;
  readonly pressure: Pressure;
  readonly admission: Admission;
};

export function createReadiness(options: ReadinessOptions): () => Readiness {
  const { version, mode, isDraining, kmsWatch, pressure, admission } = options;
  return () => ({
    status: toStatus(isDraining(), pressure.isHigh() || admission.isFull()),
    version,
    mode,
    kms: kmsWatch.reachability(),
    eventLoopDelayMs: Math.round(pressure.delayMs()),
    kmsCallsInFlight: admission.inFlight(),
  });
}

/**
 * Answers the health checks. Readiness reports an unreachable KMS, but its status stays 200. KMS is unreachable for all
 * gateways at once. If none of them were ready, clients would get no answer instead of one that names the failure.
 */
export function useHealth(readiness: () => Readiness): Plugin {
  return {
    onRequest({ request, url, fetchAPI, endResponse }) {
      // Cheap: parsing the URL of each request would cost more than the rest of this hook.
      if (!request.url.includes(READY_PATH) && !request.url.includes(LIVE_PATH)) return;
      if (request.method !== 'GET' && request.method !== 'HEAD') return;
      if (url.pathname === LIVE_PATH) {
        endResponse(new fetchAPI.Response('{"status":"live"}\n', { headers: createHeaders() }));
      }
      if (url.pathname !== READY_PATH) return;
      const body = readiness();
      const status = body.status === 'ready' ? 200 : 503;
      endResponse(new fetchAPI.Response(`${JSON.stringify(body)}\n`, { status, headers: createHeaders() }));
    },
  };
}

/** A new object for each answer: Yoga's Response adds the Content-Length to the object. */
function createHeaders(): Record<string, string> {
  return { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
}

function toStatus(isDraining: boolean, isOverloaded: boolean): Readiness['status'] {
  if (isDraining) return 'draining';
  return isOverloaded ? 'overloaded' : 'ready';
}
