import type { KMSClient } from '@aws-sdk/client-kms';
import { LRUCache } from 'lru-cache';
import type { Dispatcher } from 'undici';
import type { KmsScope } from '../arn.ts';
import type { AccountConnection } from './account-connection.ts';
import type { KmsConnection } from './connection.ts';
import type { SharedCredentials } from './credentials.ts';
import { createDispatcher } from './dispatcher.ts';
import { createHttpHandler, currentBounds } from './http-handler.ts';
import { createKmsClient } from './kms-client.ts';

/** A client of one account and Region. */
export type RegionClient = { readonly client: KMSClient; readonly credentials: SharedCredentials };

/**
 * Why there is no client. 'account' or 'region': the gateway is not configured for the account, or for this Region of
 * it. 'disabled-region': AWS says that the Region is not enabled in the account.
 */
export type NoClient = 'account' | 'region' | 'disabled-region';

export type Clients = {
  /** The client, or why there is none. */
  clientFor(scope: KmsScope, callerId: string | null): RegionClient | NoClient;
  /** The pool of connections, which requests to other services share. */
  readonly dispatcher: Dispatcher;
  /** Closes every connection. */
  close(): void;
};

/**
 * Creates one client per account and Region, on first use, because the SDK does not take the Region from an ARN. If
 * each caller has a session of its own, each caller has a client of its own too: the SDK gives calls that start at the
 * same time the credentials of the first of them. When the accounts change, the clients of those that stay are kept.
 */
export function createClients({ accounts, dispatcher = createDispatcher(null) }: KmsConnection): Clients {
  const requestHandler = createHttpHandler(dispatcher, currentBounds);
  // Bounded, because clients of the gateway choose the Regions.
  const open = new LRUCache<string, OpenClient>({ max: MAX_CLIENTS });
  let listed: readonly AccountConnection[] = [];
  let accountOf: ReadonlyMap<string, AccountConnection> = new Map();
  const takeChanges = () => {
    if (listed === accounts()) return;
    listed = accounts();
    accountOf = new Map(listed.map((account) => [toName(account), account]));
    for (const [name, { account, region }] of [...open.entries()]) {
      const current = accountOf.get(toName(account));
      if (current?.credentials !== account.credentials || !reads(current, region)) open.delete(name);
    }
  };
  return {
    dispatcher,
    clientFor(scope, callerId) {
      const { accountId, region } = scope;
      takeChanges();
      const account = accountOf.get(toName(scope));
      if (account === undefined) return 'account';
      if (!reads(account, region)) return isDisabled(account, region) ? 'disabled-region' : 'region';
      const isPerCaller = callerId !== null && account.credentialsOf !== null;
      const name = isPerCaller ? `${accountId} ${region} ${callerId}` : `${accountId} ${region}`;
      const known = open.get(name);
      if (known !== undefined) return known;
      const credentials = isPerCaller ? account.credentialsOf(callerId) : account.credentials;
      const client = createKmsClient({ ...account.client, credentials: credentials.provider, region, requestHandler });
      const created = { client, credentials, account, region };
      open.set(name, created);
      return created;
    },
    close() {
      void dispatcher.destroy();
      open.clear();
    },
  };
}

type OpenClient = RegionClient & { readonly account: AccountConnection; readonly region: string };

function toName({ partition, accountId }: Pick<KmsScope, 'partition' | 'accountId'>): string {
  return `${partition} ${accountId}`;
}

function reads({ anyRegion, regions }: AccountConnection, region: string): boolean {
  return anyRegion || regions.includes(region);
}

function isDisabled({ enabledRegions }: AccountConnection, region: string): boolean {
  return enabledRegions !== null && !enabledRegions.includes(region);
}

/** Enough for 40 Regions of 25 accounts. */
const MAX_CLIENTS = 1_000;
