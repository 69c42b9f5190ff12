import { KMSClient, type KMSClientConfig, type ServiceInputTypes, type ServiceOutputTypes } from '@aws-sdk/client-kms';
import type { BuildMiddleware } from '@smithy/types';
import { LRUCache } from 'lru-cache';
import packageJson from '../../package.json' with { type: 'json' };
import type { KmsScope } from './arn.ts';
import type { KmsConnection } from './connection.ts';
import type { SharedCredentials } from './credentials.ts';
import { type Agents, createAgents, createHttpHandler } from './http-handler.ts';
import { Sha256 } from './sha256.ts';

/** The way into one account and Region. */
export type Access = { readonly client: KMSClient; readonly credentials: SharedCredentials };

export type Clients = {
  /** Where the gateway is not configured for the account, or not for the Region: which of both. */
  accessTo(scope: KmsScope, callerId: string | null): Access | 'account' | 'region';
  /** Closes every connection. */
  close(): void;
};

/**
 * One client per account and Region, made on first use: the SDK never takes the Region from an ARN. Where a session is the caller's
 * own, so is the client: the SDK gives calls that start together the credentials of the first of them.
 */
export function createClients({ accounts }: KmsConnection): Clients {
  const accountOf = new Map(accounts.map((account) => [`${account.partition} ${account.accountId}`, account]));
  const agents = createAgents();
  // Regions are named by clients of the gateway: what nobody uses any more must not stay.
  const open = new LRUCache<string, Access>({ max: MAX_CLIENTS });
  return {
    accessTo({ partition, accountId, region }, callerId) {
      const account = accountOf.get(`${partition} ${accountId}`);
      if (account === undefined) return 'account';
      if (!account.anyRegion && !account.regions.includes(region)) return 'region';
      const own = callerId !== null && account.credentialsOf !== null;
      const name = own ? `${accountId} ${region} ${callerId}` : `${accountId} ${region}`;
      const known = open.get(name);
      if (known !== undefined) return known;
      const credentials = own ? account.credentialsOf(callerId) : account.credentials;
      const client = createClient({ ...account.client, credentials: credentials.provider, region }, agents);
      const access = { client, credentials };
      open.set(name, access);
      return access;
    },
    close() {
      agents.httpAgent.destroy();
      agents.httpsAgent.destroy();
      open.clear();
    },
  };
}

/** 40 Regions of 25 accounts. */
const MAX_CLIENTS = 1_000;

/** Leaves to the SDK what it alone can do (signing, endpoints, shapes), and takes from it what the gateway does itself. */
function createClient(config: KMSClientConfig, agents: Agents): KMSClient {
  const client = new KMSClient({
    ...config,
    requestHandler: createHttpHandler(agents),
    maxAttempts: 1,
    sha256: Sha256,
    // Else the SDK builds its middleware anew for each call: a tenth of the CPU of a GetKeyPolicy.
    cacheMiddleware: true,
  });
  const { middlewareStack } = client;
  // Retries are the limiter's: the SDK's retry budget is shared by all calls of a client, so one throttled list spends it.
  middlewareStack.add((next) => next, {
    name: 'retryMiddleware',
    step: 'finalizeRequest',
    priority: 'high',
    override: true,
  });
  // One name for all calls, by which CloudTrail shows the gateway, where the SDK puts one together for each.
  middlewareStack.add(nameCaller, { name: 'getUserAgentMiddleware', step: 'build', priority: 'low', override: true });
  // It prepares each call for a logger that is not there; policies are never logged.
  middlewareStack.remove('loggerMiddleware');
  // For Lambda functions that call themselves.
  middlewareStack.remove('recursionDetectionMiddleware');
  return client;
}

const nameCaller: BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
  const { headers } = args.request as { headers: Record<string, string> };
  headers['user-agent'] = USER_AGENT;
  return next(args);
};

const USER_AGENT = `kms-policy-gateway/${packageJson.version} aws-sdk-js/3`;
