import { KMSClient, type KMSClientConfig, type ServiceInputTypes, type ServiceOutputTypes } from '@aws-sdk/client-kms';
import type { BuildMiddleware } from '@smithy/types';
import packageJson from '../../package.json' with { type: 'json' };
import type { KmsScope } from './arn.ts';
import type { KmsConnection } from './connection.ts';
import { createHttpHandler } from './http-handler.ts';

export type Clients = {
  /** Null where the gateway has no credentials for the account. */
  clientFor(scope: KmsScope): KMSClient | null;
  /** Closes every connection. */
  close(): void;
};

/** One client per Region, made on first use: the SDK never takes the Region from an ARN. */
export function createClients({ home, client: config }: KmsConnection): Clients {
  const clients = new Map<string, KMSClient>();
  return {
    clientFor(scope) {
      if (scope.accountId !== home.accountId || scope.partition !== home.partition) return null;
      let client = clients.get(scope.region);
      if (client === undefined) {
        client = createClient({ ...config, region: scope.region });
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

/** Leaves to the SDK what it alone can do (signing, endpoints, shapes), and takes from it what the gateway does itself. */
function createClient(config: KMSClientConfig): KMSClient {
  const client = new KMSClient({
    ...config,
    requestHandler: createHttpHandler(),
    maxAttempts: 1,
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
  return client;
}

const nameCaller: BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
  const { headers } = args.request as { headers: Record<string, string> };
  headers['user-agent'] = USER_AGENT;
  return next(args);
};

const USER_AGENT = `kms-policy-gateway/${packageJson.version} aws-sdk-js/3`;
