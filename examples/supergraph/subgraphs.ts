import { createEmbeddedKms } from '../../src/package/embedded-kms.ts';
import { createGateway, parseConfig, toEmbeddedKms } from '../../src/package/gateway.ts';
import { createLog } from '../../src/programs/start/log.ts';
import { type RunningServer, startServer } from '../../src/server/http/start-server.ts';
import type { SubgraphUrls } from './compose.ts';
import { buckets } from './subgraphs/buckets.ts';
import { databases } from './subgraphs/databases.ts';

/** The three subgraphs, served on free ports, the gateway over an embedded KMS with its example keys. `calls` grows by each KMS call's operation. */
export async function serveSubgraphs() {
  const calls: string[] = [];
  const kms = await createEmbeddedKms({ onCall: ({ operation }) => calls.push(operation) });
  const config = parseConfig({});
  const gateway = createGateway({
    config,
    connection: toEmbeddedKms(kms.url, [{ accountId: '111122223333', region: 'us-east-2' }]),
    log: createLog('error', process.stderr),
  });
  const listening: RunningServer[] = [];
  const serve = async (listener: Parameters<typeof startServer>[0]) => {
    const server = await startServer(listener, { host: '127.0.0.1', port: 0 });
    listening.push(server);
    return `${server.url}/graphql`;
  };
  const urls: SubgraphUrls = {
    kms: await serve(gateway.listener),
    buckets: await serve(buckets.listener),
    databases: await serve(databases.listener),
  };
  const close = async () => {
    await Promise.all(listening.map((server) => server.close()));
    gateway.close();
    await kms.close();
  };
  return { urls, calls, close };
}
