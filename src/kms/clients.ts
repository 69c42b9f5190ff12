import { KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms';
import type { KmsScope } from './arn.ts';
import type { KmsConnection } from './connection.ts';

export type Clients = {
  /** Null where the gateway has no credentials for the account. */
  clientFor(scope: KmsScope): KMSClient | null;
  /** Closes every connection. */
  close(): void;
};

/** One client per Region, made on first use: the SDK never takes the Region from an ARN. */
export function createClients({ home, client: connection }: KmsConnection): Clients {
  const clients = new Map<string, KMSClient>();
  return {
    clientFor(scope) {
      if (scope.accountId !== home.accountId || scope.partition !== home.partition) return null;
      let client = clients.get(scope.region);
      if (client === undefined) {
        client = new KMSClient({ ...connection, ...OWN_PACING, region: scope.region });
        clients.set(scope.region, client);
      }
      return client;
    },
    close() {
      for (const client of clients.values()) client.destroy();
      clients.clear();
    },
  };
}

/** Milliseconds to connect; how long a try may take in all is the limiter's to say. */
const CONNECTION_TIMEOUT_MS = 1000;

/**
 * Retries and pacing are the limiter's: the SDK's retry budget is shared by all calls of a client, so one throttled list
 * of keys spends it. More sockets than the limiter lets through in one operation, so that operations do not wait for each other.
 */
const OWN_PACING: KMSClientConfig = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    httpAgent: { keepAlive: true, maxSockets: 200 },
    httpsAgent: { keepAlive: true, maxSockets: 200 },
  },
};
