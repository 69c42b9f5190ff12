import { createHandler } from './create-handler.ts';
import { createParts, createShared } from './create-shared.ts';
import type { GatewayLoad } from './gateway-load.ts';
import type { GatewayOptions, GatewaySettings } from './gateway-settings.ts';
import { createEntry } from './http/entry.ts';
import { createGuard } from './http/guard.ts';

export type Gateway = ReturnType<typeof createGateway>;

/** The gateway as a fetch handler and as a node:http request listener. It opens no port. */
export function createGateway(options: GatewayOptions) {
  const parts = createParts(options, () => entry.isDraining());
  const shared = createShared(options, parts);
  const { audit, pressure, admission, limiter, kmsWatch, queues, addressOf, dispatcher } = parts;
  let handle = createHandler(shared, options);
  const guard = createGuard((request, response) => void handle(request, response), options.config.http);
  const entry = createEntry({ audit, pressure, next: guard, onOverloaded: parts.refusals.onOverloaded });

  return {
    /** Answers a request that comes from no network. */
    fetch: ((...request: Parameters<typeof handle.fetch>) => handle.fetch(...request)) as Fetch,
    /** From now on, requests get these settings. Those in progress finish with the settings that they started with. */
    reload(settings: GatewaySettings) {
      handle = createHandler(shared, settings);
    },
    /** For http.createServer. Unlike `fetch`, it checks the Host header, and refuses requests under overload. */
    listener: entry.listener,
    /** For `startServer`: records the requests that their connection refuses. */
    onRefused: entry.onRefused,
    /** For `startServer`: the address of the client of a request, also behind proxies (TRUST_PROXY). */
    addressOf,
    /** From now on, readiness fails and each answer closes its connection. Requests are still answered. */
    startDraining: entry.startDraining,
    /** Settles when the changes that clients asked for have ended, also of clients that have disconnected. */
    whenChangesEnd: queues.whenIdle,
    /** What the gateway does at this moment. */
    load: (): GatewayLoad => ({
      kms: limiter.load(),
      reachability: kmsWatch.reachability(),
      kmsCallsInFlight: admission.inFlight(),
      maxKmsCallsInFlight: admission.maxKmsCalls,
      eventLoopDelayMs: pressure.delayMs(),
      isDraining: entry.isDraining(),
    }),
    /** Closes the connections to KMS. */
    close() {
      pressure.close();
      void dispatcher.destroy();
    },
  };
}

/** The function of the standard, so that the types of the package need none of Yoga. */
type Fetch = (input: Request | URL | string, init?: RequestInit) => Response | Promise<Response>;
