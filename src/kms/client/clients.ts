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
  /** Where the gateway is not configured for the account, or not for the Region: which of both. */
  clientFor(scope: KmsScope, callerId: string | null): RegionClient | 'account' | 'region';
  /** The connections, for whoever else asks over the network. */
  readonly dispatcher: Dispatcher;
  /** Closes every connection. */
  close(): void;
};

/**
 * One client per account and Region, made on first use: the SDK never takes the Region from an ARN. Where a session is the caller's
 * own, so is the client: the SDK gives calls that start together the credentials of the first of them.
 */
export function createClients({ accounts, dispatcher = createDispatcher(null) }: KmsConnection): Clients {
  const accountOf = new Map(accounts.map((account) => [`${account.partition} ${account.accountId}`, account]));
  const requestHandler = createHttpHandler(dispatcher, currentBounds);
  // Regions are named by clients of the gateway: what nobody uses any more must not stay.
  const open = new LRUCache<string, RegionClient>({ max: MAX_CLIENTS });
  return {
    dispatcher,
    clientFor({ partition, accountId, region }, callerId) {
      const account = accountOf.get(`${partition} ${accountId}`);
      if (account === undefined) return 'account';
      if (!account.anyRegion && !account.regions.includes(region)) return 'region';
      const own = callerId !== null && account.credentialsOf !== null;
      const name = own ? `${accountId} ${region} ${callerId}` : `${accountId} ${region}`;
      const known = open.get(name);
      if (known !== undefined) return known;
      const credentials = own ? account.credentialsOf(callerId) : account.credentials;
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

/** 40 Regions of 25 accounts. */
const MAX_CLIENTS = 1_000;
