import { parseConfig } from '../../src/config/environment.ts';
import { toEmbeddedKms } from '../../src/kms/client/connection.ts';
import { createLog } from '../../src/programs/start/log.ts';
import { createGateway } from '../../src/server/gateway.ts';
import { startServer, TIMEOUTS } from '../../src/server/http/start-server.ts';
import { takeCensus } from './census.ts';

// A gateway over an embedded KMS in another process. Reports on request what it holds in memory. With the argument
// `leak`, it keeps every request, to test that the soak test finds a leak.
const [kmsUrl = '', leak] = process.argv.slice(2);
const config = parseConfig({ REQUEST_DEADLINE_MS: '2000', KMS_TRY_TIMEOUT_MS: '500' });
const gateway = createGateway({
  config,
  connection: toEmbeddedKms(kmsUrl, [{ accountId: '111122223333', region: 'us-east-2' }]),
  log: createLog(config.logLevel, process.stderr),
});
const leaked: unknown[] = [];
const server = await startServer(
  (request, response) => {
    if (leak === 'leak') leaked.push(request.headers);
    gateway.listener(request, response);
  },
  {
    host: '127.0.0.1',
    port: 0,
    connections: { total: 100, perAddress: 60 }, // low, so that the idle connections of one client reach the limit
    maxUntakenBytes: config.http.maxUntakenBytes,
    onRefused: gateway.onRefused,
    timeouts: { ...TIMEOUTS, answer: 1_000 },
  },
);
process.on('disconnect', () => process.exit());
process.on('message', () => process.send?.(takeCensus()));
process.send?.({ url: `${server.url}/graphql` });
