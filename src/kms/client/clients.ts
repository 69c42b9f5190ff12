import type { KMSClient } from '@aws-sdk/client-kms';
import { LRUCache } from 'lru-cache';
import type { Dispatcher } from 'undici';
import type { KmsScope } from '../arn.ts';
import type { KmsConnection } from './connection.ts';
import type { SharedCredentials } from './credentials.ts';
import { createDispatcher } from './dispatcher.ts';
import { createHttpHandler, currentBounds } from './http-handler.ts';
import { createKmsClient } from './kms-client.ts';

/** A client of one account and Region. */
export type RegionClient = { readonly client: KMSClient; readonly credentials: SharedCredentials };

export type Clients = {
  /** The client. Or what the gateway is not configured for: 'account', or 'region' of a configured account. */
  clientFor(scope: KmsScope, callerId: string | null): RegionClient | 'account' | 'region';
  /** The pool of connections, which requests to other services share. */
  readonly dispatcher: Dispatcher;
  /** Closes every connection. */
  close(): void;
};

/**
 * Creates one client per account and Region, on first use, because the SDK does not take the Region from an ARN. If
 * each caller has a session of its own, each caller has a client of its own too: the SDK gives calls that start at the
 * same time the credentials of the first of them.
 */
export function createClients({ accounts, dispatcher = createDispatcher(null) }: KmsConnection): Clients {
  const accountOf = new Map(accounts.map((account) => [`${account.partition} ${account.accountId}`, account]));
  const requestHandler = createHttpHandler(dispatcher, currentBounds);
  // Bounded, because clients of the gateway choose the Regions.
  const open = new LRUCache<string, RegionClient>({ max: MAX_CLIENTS });
  return {
    dispatcher,
    clientFor({ partition, accountId, region }, callerId) {
      const account = accountOf.get(`${partition} ${accountId}`);
      if (account === undefined) return 'account';
      if (!account.anyRegion && !account.regions.includes(region)) return 'region';
      const isPerCaller = callerId !== null && account.credentialsOf !== null;
      const name = isPerCaller ? `${accountId} ${region} ${callerId}` : `${accountId} ${region}`;
      const known = open.get(name);
      if (known !== undefined) return known;
      const credentials = isPerCaller ? account.credentialsOf(callerId) : account.credentials;
      const client = createKmsClient({ ...account.client, credentials: credentials.provider, region, requestHandler });
      const created = { client, credentials };
      open.set(name, created);
      return created;
    },
    close() {
      void dispatcher.destroy();
      open.clear();
    },
  };
}

/** Enough for 40 Regions of 25 accounts. */
const MAX_CLIENTS = 1_000;
