import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmbeddedKmsCall } from './call-log.ts';
import { createCallLog } from './call-log.ts';
import { CONTROL_PATH, serveControlRoute } from './control-route.ts';
import type { FaultRule } from './faults.ts';
import { createFaults } from './faults.ts';
import { serveJsonProtocol } from './json-protocol.ts';
import type { KmsState } from './kms-state.ts';
import { openStore } from './open-store.ts';
import type { Seed } from './seed.ts';
import { exampleSeed } from './seed-examples/example-seed.ts';
import type { Place } from './store.ts';
import { isStsRequest, serveQueryProtocol } from './sts/query-protocol.ts';

export type { EmbeddedKmsCall } from './call-log.ts';

export type EmbeddedKmsOptions = {
  /** 127.0.0.1 unless told otherwise: the embedded KMS checks no signature. */
  readonly host?: string;
  /** 0, the default, is any free one. */
  readonly port?: number;
  /** `exampleSeed()` unless told otherwise. */
  readonly seed?: Seed;
  /**
   * Path of a file in which changes survive a restart, and a `kill -9`. It is made from the seed where it is not there yet;
   * where it is, it counts, and of the seed only the faults. Memory only unless told otherwise.
   */
  readonly stateFile?: string;
  /** Milliseconds until a request that is not complete is cut: 15,000 unless told otherwise. */
  readonly requestTimeout?: number;
  /** Called at the end of each call. */
  readonly onCall?: (call: EmbeddedKmsCall) => void;
  /** Epoch milliseconds, by which the credentials of AssumeRole expire; `Date.now` unless told otherwise. */
  readonly now?: () => number;
};

export type EmbeddedKms = {
  /** The endpoint to give to an SDK. */
  readonly url: string;
  readonly port: number;
  /** The accounts and Regions where there are keys. */
  places(): readonly Place[];
  callCount(operation?: string): number;
  resetCallCounts(): void;
  inFlight(): number;
  setFaults(rules: readonly FaultRule[]): void;
  /** Ends at once, hung and idle connections too. */
  close(): Promise<void>;
};

/**
 * A KMS control plane, and as much of STS as leads to it, that listens when this resolves. Rejects with node's error
 * where the port is taken (EADDRINUSE), with SeedError, and with StateFileError.
 */
export async function createEmbeddedKms(options: EmbeddedKmsOptions = {}): Promise<EmbeddedKms> {
  const { host = '127.0.0.1', port = 0, seed = exampleSeed(), stateFile, requestTimeout = 15_000 } = options;
  const { onCall, now = Date.now } = options;
  const { close: closeStore, ...opened } = await openStore(seed, stateFile ?? null);
  const state: KmsState = {
    ...opened,
    faults: createFaults(seed.faults ?? []),
    calls: createCallLog(onCall),
    now,
  };
  const server = createServer(toTimeouts(requestTimeout), (request, response) => {
    void serverOf(request)(state, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error) => {
    closeStore();
    throw error;
  });
  const { port: boundPort } = server.address() as AddressInfo;

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    places: state.store.places,
    callCount: state.calls.count,
    resetCallCounts: state.calls.reset,
    inFlight: () => state.calls.counts().inFlight,
    setFaults(rules) {
      state.faults = createFaults(rules);
    },
    async close() {
      if (!server.listening) return;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      closeStore();
    },
  };
}

function serverOf(request: IncomingMessage): typeof serveJsonProtocol {
  if (request.url?.startsWith(CONTROL_PATH)) return serveControlRoute;
  return isStsRequest(request) ? serveQueryProtocol : serveJsonProtocol;
}

/**
 * A half-sent request is cut (slowloris), at the latest a second after its time. Idle connections outlive those that a
 * client keeps: one that the server ends just as the client sends again is an ECONNRESET that no fault rule asked for.
 */
function toTimeouts(requestTimeout: number) {
  return {
    headersTimeout: Math.min(10_000, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: Math.min(1_000, requestTimeout),
    keepAliveTimeout: 120_000,
  };
}
