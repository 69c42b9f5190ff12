import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toServerUrl } from '../http/to-server-url.ts';
import { createPrincipals } from './enforcement/principals.ts';
import type { FaultRule } from './faults/faults.ts';
import { createFaults } from './faults/faults.ts';
import type { Organization } from './organization/organization.ts';
import { KmsFault } from './rules/kms-fault.ts';
import { exampleSeed } from './seed/examples/example-seed.ts';
import { checkSeed } from './seed/parse-seed.ts';
import type { Seed } from './seed/seed.ts';
import { createSequentialIds, RANDOM_IDS } from './store/ids.ts';
import { openMemoryStore, openStore } from './store/open-store.ts';
import type { Place } from './store/store.ts';
import type { EmbeddedKmsCall } from './wire/call-log.ts';
import { createCallLog } from './wire/call-log.ts';
import { createContents, type KmsState } from './wire/kms-state.ts';
import { createRequestListener } from './wire/request-listener.ts';

export type { EmbeddedKmsCall } from './wire/call-log.ts';

export type EmbeddedKmsOptions = {
  /** The address to listen on. Default: 127.0.0.1, because the embedded KMS does not check signatures. */
  readonly host?: string;
  /**
   * Host names that requests may name, such as that of a container. `host`, `localhost` and IP addresses are allowed
   * anyway.
   */
  readonly allowedHosts?: readonly string[];
  /** The port to listen on. Default: 0, which means any free port. */
  readonly port?: number;
  /** Default: `exampleSeed()`. */
  readonly seed?: Seed;
  /**
   * Path of a file that keeps changes over a restart, and over a `kill -9`. A new file is made from the seed. With an
   * existing file, only the principals, the fault rules, the organization and the predefined aliases of the seed are
   * used. Default: no file, and all changes are lost at the end.
   */
  readonly stateFile?: string;
  /**
   * Whether to evaluate key policies, grants and the IAM policies of the seed for each call, and to refuse what
   * they do not allow. Default: false.
   */
  readonly enforce?: boolean;
  /** Milliseconds until the connection of an incomplete request is closed. Default: 15,000. */
  readonly requestTimeout?: number;
  /** Called at the end of each call. */
  readonly onCall?: (call: EmbeddedKmsCall) => void;
  /**
   * The clock, in epoch ms: dates in answers, waiting periods, rotations, credentials and quotas follow it. The header
   * `Date` does not, because SDKs correct their own clocks by it. Default: `Date.now`.
   */
  readonly now?: () => number;
  /**
   * `sequential`: new keys and grants have the same IDs each time, such as 00000000-0000-4000-8000-000000000001. Not
   * together with `stateFile`. Default: `random`.
   */
  readonly ids?: 'random' | 'sequential';
};

export type EmbeddedKms = {
  /** The endpoint for an SDK. */
  readonly url: string;
  readonly port: number;
  /** The accounts and Regions that have keys. */
  places(): readonly Place[];
  callCount(operation?: string): number;
  resetCallCounts(): void;
  inFlight(): number;
  /**
   * Returns to the seed, between two tests: keys, fault rules, organization, counts and sequential IDs. Throws if a
   * state file keeps the changes.
   */
  reset(): void;
  setFaults(rules: readonly FaultRule[]): void;
  /** Replaces the organization of the seed, as if accounts had joined, left, or enabled Regions. */
  setOrganization(organization: Organization | null): void;
  /** Closes all connections at once, hanging and idle ones, too. */
  close(): Promise<void>;
};

/**
 * Starts an embedded KMS: the control plane of KMS, and the operations of STS that give credentials for it. It listens
 * when the promise resolves. Rejects with Node's error if it cannot listen (such as EADDRINUSE), with SeedError, and
 * with StateFileError.
 */
export async function createEmbeddedKms(options: EmbeddedKmsOptions = {}): Promise<EmbeddedKms> {
  const { host = '127.0.0.1', port = 0, allowedHosts = [], requestTimeout = 15_000 } = options;
  const { state, closeStore } = await openState(options);
  const server = createServer(toTimeouts(requestTimeout), createRequestListener(state, [host, ...allowedHosts]));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  }).catch((error) => {
    closeStore();
    throw error;
  });
  const { port: boundPort } = server.address() as AddressInfo;

  return {
    url: toServerUrl(host, boundPort),
    port: boundPort,
    places: () => state.store.places(),
    callCount: state.calls.count,
    resetCallCounts: state.calls.reset,
    inFlight: () => state.calls.counts().inFlight,
    reset: state.reset,
    setFaults(rules) {
      state.faults = createFaults(rules);
    },
    setOrganization(organization) {
      state.organization = organization;
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

async function openState({
  seed = exampleSeed(),
  stateFile,
  enforce = false,
  onCall,
  now = () => Date.now(),
  ids = 'random',
}: EmbeddedKmsOptions): Promise<{ readonly state: KmsState; readonly closeStore: () => void }> {
  if (stateFile !== undefined && ids === 'sequential') throw new Error('expected no stateFile with sequential ids');
  const createIds = () => (ids === 'sequential' ? createSequentialIds(seed) : RANDOM_IDS);
  // The keys of a file are checked where it is read: for 100,000 keys that takes long.
  checkSeed({ ...seed, keys: [] });
  const principals = createPrincipals(seed.principals ?? []);
  const opened = await openStore(seed, stateFile ?? null, now() / 1000);
  const state: KmsState = {
    ...createContents(seed, opened, now, createIds()),
    principals,
    enforce,
    calls: createCallLog(onCall),
    now,
    reset() {
      if (stateFile !== undefined) throw new KmsFault('ConflictException', KEPT, 409);
      Object.assign(state, createContents(seed, openMemoryStore(seed, now() / 1000), now, createIds()));
      state.calls.reset();
    },
  };
  return { state, closeStore: opened.close };
}

const KEPT = 'A state file keeps the changes. Remove it and restart, or start without EMBEDDED_KMS_STATE.';

/**
 * The connection of a request that is sent too slowly is closed at most one second after its timeout, against slowloris
 * attacks. Idle connections stay open longer than clients keep them. Otherwise the server could close a connection
 * while the client sends its next request: the client would get an ECONNRESET that no fault rule asked for.
 */
function toTimeouts(requestTimeout: number) {
  return {
    headersTimeout: Math.min(10_000, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: Math.min(1_000, requestTimeout),
    keepAliveTimeout: 120_000,
  };
}
